package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What two people may write for one thing, and what looks alike and is not.
 *
 * @param since the oldest release that takes both
 * @param where what differs by it, as a finding says; empty where both mean the same
 */
record Spelling(int since, String where, String blue, String green) {
    /** Those that servers of a release and of later ones take, in the order in which they can be made. */
    static List<Spelling> since(int release) {
        return in("/parity/spellings.csv").stream()
                .filter(spelling -> spelling.since() <= release)
                .toList();
    }

    static List<Spelling> ofSuperuser() {
        return in("/parity/superuser-spellings.csv");
    }

    private static List<Spelling> in(String resource) {
        try (InputStream list = Objects.requireNonNull(Spelling.class.getResourceAsStream(resource))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\s*[|]\\s*", 4))
                    .map(parts -> new Spelling(
                            Integer.parseInt(parts[0]),
                            parts[1],
                            parts[2],
                            parts[3].isBlank() ? parts[2] : parts[3].strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void make(List<Spelling> spellings, Sql blue, Sql green) {
        spellings.forEach(spelling -> {
            blue.execute(spelling.blue());
            green.execute(spelling.green());
        });
        List.of(blue, green).forEach(sql -> sql.execute("analyze"));
    }

    static List<String> different(List<Spelling> spellings) {
        return spellings.stream()
                .map(Spelling::where)
                .filter(where -> !where.isEmpty())
                .toList();
    }

    /** What a comparison takes for different, but for the version of ICU, which is a server's own. */
    static List<String> found(SchemaComparison comparison) {
        return comparison.unexplained().stream()
                .filter(difference -> !difference.kind().equals("collation version"))
                .map(difference -> "%s %s".formatted(difference.kind(), difference.object()))
                .toList();
    }
}
