package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A 64-bit hash of a text. {@code hashtextextended} is what servers compute fastest, but it is no promise of theirs: it
 * is used when both servers hash a set of samples alike, and SHA-256 otherwise. {@code MD5} is refused by servers in
 * FIPS mode.
 */
enum RowHash {
    BUILT_IN("hashtextextended((%s) collate \"C\", 0)"),
    SHA_256("('x' || left(encode(sha256(convert_to(%s, 'UTF8')), 'hex'), 16))::bit(64)::bigint");

    /** A function takes at most 100 arguments. */
    private static final int MOST_ARGUMENTS = 90;

    private static final String UTF8 = "UTF8";

    /** Every length up to the hash's block and beyond it, then what values look like. */
    private static final List<String> ASCII = IntStream.rangeClosed(0, 13)
            .mapToObj("abcdefghijklm"::substring)
            .map(text -> "'" + text + "'")
            .collect(Collectors.collectingAndThen(Collectors.toList(), samples -> {
                samples.addAll(List.of("' '", "'A'", "'0'", "'-0'", "'NaN'", "'infinity'", "'1.0'", "'1.00'"));
                samples.addAll(
                        List.of("'\\x00ff'", "chr(31)", "chr(10)", "repeat('x', 1000)", "repeat('xyz', 100000)"));
                return samples;
            }));

    private static final List<String> BEYOND_ASCII = List.of("'ä'", "'A' || chr(776)", "'€'", "'漢字'", "'🐘'");

    private final String expression;

    RowHash(String expression) {
        this.expression = expression;
    }

    /** The fastest hash that both servers compute alike, for texts in whatever encoding they are stored. */
    static RowHash agreedBy(Sql one, Sql other) {
        String encoding = encoding(one);
        return encoding.equals(encoding(other))
                        && BUILT_IN.samples(one, encoding).equals(BUILT_IN.samples(other, encoding))
                ? BUILT_IN
                : SHA_256;
    }

    private static String encoding(Sql server) {
        return server.text("show server_encoding").orElse("");
    }

    private List<String> samples(Sql server, String encoding) {
        List<String> samples = new ArrayList<>(ASCII);
        if (encoding.equals(UTF8)) {
            samples.addAll(BEYOND_ASCII);
        }
        return server.texts(
                "select %s from unnest(array[%s]) as sample".formatted(of("sample"), String.join(", ", samples)));
    }

    /** The hash of that text; null for null. */
    String of(String text) {
        return expression.formatted(text);
    }

    /** The hash of all these values together; never null. */
    String of(List<Column> columns) {
        return of(joined(columns.stream().map(column -> column.part(this)).toList()));
    }

    private static String joined(List<String> parts) {
        if (parts.size() <= MOST_ARGUMENTS) {
            return parts.isEmpty() ? "''" : "concat_ws(chr(31), %s)".formatted(String.join(", ", parts));
        }
        List<String> groups = new ArrayList<>();
        for (int from = 0; from < parts.size(); from += MOST_ARGUMENTS) {
            groups.add(joined(parts.subList(from, Math.min(parts.size(), from + MOST_ARGUMENTS))));
        }
        return joined(groups);
    }
}
