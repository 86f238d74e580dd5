package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.dialect.Dialect;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Judgement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Judges whether green is built, set and granted like blue.
 *
 * <p>Figures: {@code things} compared, {@code differing} for no good reason, {@code explained} by the servers' releases
 * or spelling, {@code notCompared} what is there and in no comparison, {@code took}.
 */
public final class SchemaParity {
    private static final String CHECK = "schema";

    private SchemaParity() {}

    /**
     * Compares all but who may connect, and writes every difference down.
     *
     * @param blue opens a connection that nobody used before; blue may be fenced
     */
    public static Judgement judge(Dialect dialect, Supplier<Sql> blue, Supplier<Sql> green, Journal journal) {
        long start = System.nanoTime();
        try (Sql ours = blue.get();
                Sql theirs = green.get()) {
            if (dialect.identity(ours).equals(dialect.identity(theirs))) {
                return unknown("blue and green", "both names lead to one and the same database");
            }
            SchemaComparison comparison = SchemaComparison.ofFenced(dialect.structures(), ours, theirs);
            comparison
                    .differences()
                    .forEach(difference -> journal.append(new Event.SchemaDiffered(journal.now(), difference)));
            int differing = comparison.unexplained().size();
            FigureTable figures = new FigureTable()
                    .count("things", comparison.things())
                    .count("differing", differing)
                    .count("explained", comparison.differences().size() - differing)
                    .text("notCompared", inWords(comparison.uncompared()))
                    .duration("took", Duration.ofNanos(System.nanoTime() - start));
            return new Judgement(CHECK, comparison.findings(), figures.figures());
        } catch (SqlFailedException | IllegalStateException e) {
            return unknown("blue and green", String.valueOf(e.getMessage()));
        }
    }

    private static String inWords(Map<String, String> uncompared) {
        return uncompared.isEmpty()
                ? "nothing"
                : uncompared.entrySet().stream()
                        .map(each -> "%s (%s)".formatted(each.getKey(), each.getValue()))
                        .collect(Collectors.joining("; "));
    }

    /** Nothing was compared, and nobody knows whether green is built like blue. */
    public static Judgement unknown(String where, String why) {
        Finding finding = Finding.unknown(
                FindingCode.SCHEMA_DIFFERS,
                "to compare structure, rights and settings of blue and green",
                why,
                where,
                "keep blue and green reachable for the operator until they have been compared");
        return new Judgement(CHECK, List.of(finding), new FigureTable().figures());
    }
}
