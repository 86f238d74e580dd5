package dev.rehearsal.check.parity;

import dev.rehearsal.database.SchemaItem;
import dev.rehearsal.database.Secrets;
import dev.rehearsal.database.dialect.CommonParser;
import dev.rehearsal.database.dialect.StructurePair;
import dev.rehearsal.database.dialect.Structures;
import dev.rehearsal.journal.SchemaDifference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What two servers describe of one thing, compared pair by pair. For one thread. */
final class SchemaPairs {
    private static final String SPELT_OTHERWISE = "it is spelt otherwise, and means the same to a server's parser";

    private final Structures structures;
    private final int blueRelease;
    private final int greenRelease;
    private final CommonParser parser;
    private final List<SchemaDifference> differences = new ArrayList<>();
    private final Map<String, String> untold = new LinkedHashMap<>();

    SchemaPairs(Structures structures, int blueRelease, int greenRelease, CommonParser parser) {
        this.structures = structures;
        this.blueRelease = blueRelease;
        this.greenRelease = greenRelease;
        this.parser = parser;
    }

    /** Takes one pair in; where a server has nothing, its description is empty. */
    void compare(SchemaItem blue, SchemaItem green) {
        if (blue.description().equals(green.description())) {
            return;
        }
        CommonParser.Answer answer = parser.compare(blue, green);
        if (answer.obstacle().isPresent()) {
            untold.put(
                    "%s %s".formatted(blue.kind(), blue.object()),
                    answer.obstacle().get());
        } else {
            differences.add(difference(blue, green, answer.isSame() ? SPELT_OTHERWISE : cause(blue, green)));
        }
    }

    private String cause(SchemaItem blue, SchemaItem green) {
        return structures
                .cause(new StructurePair(
                        blue.kind(), blue.object(), blue.description(), green.description(), blueRelease, greenRelease))
                .orElse("");
    }

    private static SchemaDifference difference(SchemaItem blue, SchemaItem green, String reason) {
        return new SchemaDifference(
                blue.kind(),
                blue.object(),
                Secrets.hidden(blue.description()),
                Secrets.hidden(green.description()),
                reason);
    }

    /** Pairs that differ, also for a good reason. */
    List<SchemaDifference> differences() {
        return List.copyOf(differences);
    }

    /** Single things of which nobody could be asked whether they mean the same, and why not. */
    Map<String, String> untold() {
        return Map.copyOf(untold);
    }
}
