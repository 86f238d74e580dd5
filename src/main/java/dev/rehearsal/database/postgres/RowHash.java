package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * A 64-bit hash of a row's text. {@code hashtextextended} is what servers compute fastest, but it is no promise of
 * theirs: it is used when both servers hash a set of samples alike, and SHA-256 otherwise. {@code MD5} is refused by
 * servers in FIPS mode.
 */
public enum RowHash {
    BUILT_IN("hashtextextended((%s) collate \"C\", 0)"),
    SHA_256("('x' || left(encode(sha256(convert_to(%s, 'UTF8')), 'hex'), 16))::bit(64)::bigint");

    /** A function takes at most 100 arguments. */
    private static final int MOST_ARGUMENTS = 50;

    private static final String SAMPLES = """
            select string_agg(hashtextextended(sample collate "C", 0)::text, ',' order by place)
            from unnest(array['', ' ', 'a', 'A', 'ä', '€', '0', '-0', 'NaN', chr(31), chr(10), repeat('x', 100000)])
                 with ordinality as samples(sample, place)
            """;

    private final String expression;

    RowHash(String expression) {
        this.expression = expression;
    }

    /** The fastest hash that both servers compute alike. */
    public static RowHash agreedBy(Sql one, Sql other) {
        return one.text(SAMPLES).equals(other.text(SAMPLES)) ? BUILT_IN : SHA_256;
    }

    /**
     * What a table holds, whatever the order of its rows.
     *
     * @param columns of the table on either server, so that both spell values alike
     */
    public TableSum sum(Sql server, Table table, List<Column> columns) {
        String statement =
                "select count(*), count(hash), coalesce(sum(hash), 0)::text from (select %s as hash from %s) hashed"
                        .formatted(expression.formatted(row(columns)), table.rowsOfItsOwn());
        return server.list(
                        statement,
                        row -> new TableSum(row.getLong(1), row.getLong(2), String.valueOf(row.getString(3))))
                .get(0);
    }

    /** All values in one text, and which of them are null. */
    private static String row(List<Column> columns) {
        List<String> values = new ArrayList<>();
        columns.forEach(column -> values.add(column.canonical()));
        columns.forEach(column -> values.add("(%s is null)::int::text".formatted(column.name())));
        return joined(values);
    }

    private static String joined(List<String> values) {
        if (values.size() <= MOST_ARGUMENTS) {
            return values.isEmpty() ? "''" : "concat_ws(chr(31), %s)".formatted(String.join(", ", values));
        }
        List<String> groups = new ArrayList<>();
        for (int from = 0; from < values.size(); from += MOST_ARGUMENTS) {
            groups.add(joined(values.subList(from, Math.min(values.size(), from + MOST_ARGUMENTS))));
        }
        return joined(groups);
    }
}
