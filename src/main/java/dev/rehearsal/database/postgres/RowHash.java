package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A 64-bit hash of a row's values. Each value is hashed with the hash of those before it as a seed, so nothing can move
 * from one column to the next unseen. The functions by which servers hash their own indexes are the fastest, but they
 * are no promise: they are used when both servers hash a set of samples alike, and SHA-256 otherwise. {@code MD5} is
 * refused by servers in FIPS mode.
 */
enum RowHash {
    BUILT_IN("hashtextextended((%s) collate \"C\", %s)"),
    SHA_256(
            "('x' || left(encode(sha256(convert_to((%2$s)::text || ' ' || %1$s, 'UTF8')), 'hex'), 16))::bit(64)::bigint");

    /** As many as a number has bits, and no deeper than a server can follow; a function takes 100 arguments. */
    private static final int COLUMNS_AT_ONCE = 60;

    private static final String UTF8 = "UTF8";

    /** Every length up to the hash's block and beyond it, then what values look like. */
    private static final List<String> ASCII = List.of(
            "left('abcdefghijklmnopqrstuvwxyz', number + 13)",
            "' '",
            "'A'",
            "'-0'",
            "'NaN'",
            "'infinity'",
            "'1.0'",
            "'1.00'",
            "'\\x00ff'",
            "chr(31)",
            "chr(10)",
            "repeat('x', 1000)",
            "repeat('xyz', 100000)");

    private static final String SAMPLED = """
            from generate_series(-13, 13) as number, unnest(array[0, 1, -1, 7777777777777777777]) as seed
            order by number, seed""";

    private static final List<String> BEYOND_ASCII = List.of("'ä'", "'A' || chr(776)", "'€'", "'漢字'", "'🐘'");

    private final String expression;

    RowHash(String expression) {
        this.expression = expression;
    }

    /** The fastest hash that both servers compute alike, for texts in whatever encoding they are stored. */
    static RowHash agreedBy(Sql one, Sql other) {
        String encoding = encoding(one);
        return encoding.equals(encoding(other)) && samples(one, encoding).equals(samples(other, encoding))
                ? BUILT_IN
                : SHA_256;
    }

    private static String encoding(Sql server) {
        return server.text("show server_encoding").orElse("");
    }

    private static List<String> samples(Sql server, String encoding) {
        List<String> texts = new ArrayList<>(ASCII);
        if (encoding.equals(UTF8)) {
            texts.addAll(BEYOND_ASCII);
        }
        List<String> hashes = new ArrayList<>(
                texts.stream().map(text -> BUILT_IN.of(text, "seed")).toList());
        hashes.addAll(Column.samples("number", "seed"));
        return server.texts("select array[%s] %s".formatted(String.join(", ", hashes), SAMPLED));
    }

    /** The hash of a text; null for null. */
    String of(String text) {
        return of(text, "0");
    }

    private String of(String text, String seed) {
        return expression.formatted(text, seed);
    }

    /** The hash of all these values together; never null. */
    String of(List<Column> columns) {
        List<String> groups = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += COLUMNS_AT_ONCE) {
            groups.add(chained(columns.subList(from, Math.min(columns.size(), from + COLUMNS_AT_ONCE))));
        }
        return switch (groups.size()) {
            case 0 -> of("''");
            case 1 -> groups.get(0);
            default -> of("concat_ws(' ', %s)".formatted(String.join(", ", groups)));
        };
    }

    /** A null is hashed as some value of its type; a row with nulls tells which columns they are in. */
    private String chained(List<Column> columns) {
        String hash = "0";
        for (Column column : columns) {
            hash = this == BUILT_IN ? column.hashed(hash) : of(column.orEmpty(), hash);
        }
        List<String> nullable =
                columns.stream().filter(Column::isNullable).map(Column::name).toList();
        return nullable.isEmpty()
                ? hash
                : of(
                        "case when num_nulls(%s) > 0 then (%s)::text else '' end"
                                .formatted(String.join(", ", nullable), bits(nullable)),
                        hash);
    }

    /** {@code is null} would also be true of a row whose fields are null. */
    private static String bits(List<String> nullable) {
        return IntStream.range(0, nullable.size())
                .mapToObj(i -> "num_nulls(%s) * %d::bigint".formatted(nullable.get(i), 1L << i))
                .collect(Collectors.joining(" + "));
    }
}
