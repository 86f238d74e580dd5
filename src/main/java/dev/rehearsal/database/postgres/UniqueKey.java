package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableList;

/**
 * What a unique index of a table refuses (PostgreSQL, "CREATE INDEX"). Names are as SQL writes them.
 *
 * @param index by whose name alone an index on expressions is told, since releases spell expressions each in its way
 * @param columns empty where it is on expressions
 * @param isOfAll whether it is of all rows, and not of those that meet a condition
 * @param isFilled whether no row is without a value in any of the columns
 * @param areNullsAlike whether rows without a value count as alike, which can be declared since release 15
 * @param isAtOnce whether alike rows are refused at once, and not only at the end of their transaction
 */
record UniqueKey(
        String index, Set<String> columns, boolean isOfAll, boolean isFilled, boolean areNullsAlike, boolean isAtOnce) {
    private static final String ALL = """
            select c.owner, quote_ident(i.relname), coalesce(keys.names, '{}'), x.indpred is null, coalesce(keys.are_filled, false),
                   coalesce((to_jsonb(x) ->> 'indnullsnotdistinct')::boolean, false), x.indimmediate
            from ({tables}) c
              join pg_index x on x.indrelid = c.oid
              join pg_class i on i.oid = x.indexrelid
              cross join lateral (
                select case when bool_and(a.attname is not null) then array_agg(distinct quote_ident(a.attname)) end,
                       bool_and(a.attnotnull)
                from unnest(x.indkey::int2[]) with ordinality k (number, place)
                  left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.number
                where k.place <= x.indnkeyatts) keys (names, are_filled)
            where x.indisunique and x.indisready
            order by 1, 2
            """;

    private record OfTable(String table, UniqueKey key) {}

    UniqueKey {
        columns = Set.copyOf(columns);
    }

    /**
     * The keys of tables.
     *
     * @param tables a query for their {@code oid}, and for the {@code owner} by which the map is to name them
     */
    static Map<String, List<UniqueKey>> byTable(Sql sql, String tables) {
        return sql
                .list(
                        ALL.replace("{tables}", tables),
                        row -> new OfTable(
                                row.getString(1),
                                new UniqueKey(
                                        row.getString(2),
                                        Set.of((String[]) row.getArray(3).getArray()),
                                        row.getBoolean(4),
                                        row.getBoolean(5),
                                        row.getBoolean(6),
                                        row.getBoolean(7))))
                .stream()
                .collect(groupingBy(OfTable::table, TreeMap::new, mapping(OfTable::key, toUnmodifiableList())));
    }

    /** What keys of a table refuse that its keys on another server take, in words. */
    static List<String> refused(List<UniqueKey> keys, List<UniqueKey> others) {
        return keys.stream()
                .filter(key -> !key.followsFromAnyOf(others))
                .map(key -> key.inWords()
                        + (key.atTheEnd().followsFromAnyOf(others) ? " before their transaction ends" : ""))
                .toList();
    }

    /** Whether what some other key lets in is never refused by this one. */
    private boolean followsFromAnyOf(List<UniqueKey> others) {
        return others.stream()
                .anyMatch(other -> isOfTheColumnsOf(other)
                        && (other.isOfAll || !isOfAll)
                        && (other.areNullsAlike || other.isFilled || isFilled || !areNullsAlike)
                        && (other.isAtOnce || !isAtOnce));
    }

    /** More columns refuse fewer rows. Of conditions is known only that there is one. */
    private boolean isOfTheColumnsOf(UniqueKey other) {
        if (columns.isEmpty() || other.columns.isEmpty()) {
            return index.equals(other.index);
        }
        return other.isOfAll ? columns.containsAll(other.columns) : columns.equals(other.columns);
    }

    private UniqueKey atTheEnd() {
        return new UniqueKey(index, columns, isOfAll, isFilled, areNullsAlike, false);
    }

    private String inWords() {
        String where = columns.isEmpty()
                ? "by index " + index
                : "in (%s)".formatted(columns.stream().sorted().collect(joining(", ")));
        return "rows alike " + where + (areNullsAlike && !isFilled ? ", nulls counted as alike" : "");
    }
}
