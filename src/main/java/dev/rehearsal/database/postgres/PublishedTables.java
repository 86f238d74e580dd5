package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The tables of a database that a publication of all tables holds, with their columns. A partitioned table is published
 * as its partitions.
 *
 * @param columns by table: names with types, in the order of their names, since replication matches columns by name
 * @param partitioned the same of partitioned tables, which on a subscriber hand on to their partitions what comes
 */
public record PublishedTables(Map<Relation, List<String>> columns, Map<Relation, List<String>> partitioned) {
    /** A statement with a part for each of many tables takes a time to plan that grows with their square. */
    private static final int PART = 100;

    private static final String COLUMNS = """
            select n.nspname, c.relname,
                   array(select format('%I %s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                                       case a.attgenerated when '' then '' else ' generated' end)
                         from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind::text = ? and c.relpersistence = 'p' and c.oid >= 16384""";

    public static PublishedTables of(Sql sql) {
        return CatalogLook.of(sql, () -> new PublishedTables(columns(sql, "r"), columns(sql, "p")));
    }

    private static Map<Relation, List<String>> columns(Sql sql, String kind) {
        Map<Relation, List<String>> columns = new TreeMap<>();
        sql.list(
                        COLUMNS,
                        row -> Map.entry(Relation.of(row), List.of((String[])
                                row.getArray(3).getArray())),
                        kind)
                .forEach(table -> columns.put(table.getKey(), table.getValue()));
        return columns;
    }

    public List<Relation> names() {
        return List.copyOf(columns.keySet());
    }

    /** What of these tables the other server lacks or has in another shape, one sentence each. */
    public List<String> differences(PublishedTables other, String role) {
        List<String> problems = new ArrayList<>();
        columns.forEach((table, wanted) -> {
            List<String> found = other.columns.getOrDefault(table, other.partitioned.get(table));
            if (found == null) {
                problems.add("table %s is missing on %s".formatted(table, role));
            } else if (!found.equals(wanted)) {
                problems.add("table %s has other columns on %s: %s".formatted(table, role, unlike(wanted, found)));
            }
        });
        return List.copyOf(problems);
    }

    private static String unlike(List<String> wanted, List<String> found) {
        List<String> parts = new ArrayList<>();
        List<String> lacking = without(wanted, found);
        List<String> besides = without(found, wanted);
        if (!lacking.isEmpty()) {
            parts.add("it lacks " + String.join(", ", lacking));
        }
        if (!besides.isEmpty()) {
            parts.add("it has besides " + String.join(", ", besides));
        }
        return String.join(", and ", parts);
    }

    /** Which of the tables are here and hold at least one row. */
    public static List<Relation> withRows(Sql sql, Collection<Relation> tables) {
        List<Relation> all = List.copyOf(tables);
        List<Relation> filled = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PART) {
            filled.addAll(filled(sql, all.subList(from, Math.min(all.size(), from + PART))));
        }
        return List.copyOf(filled);
    }

    private static List<Relation> filled(Sql sql, List<Relation> part) {
        String query = part.stream()
                .map(table -> "select %s, %s where exists (select from %s)"
                        .formatted(Quoted.literal(table.schema()), Quoted.literal(table.name()), table))
                .collect(Collectors.joining(" union all "));
        return sql.list(query, Relation::of);
    }

    /** The tables that are on the other server too. */
    public List<Relation> alsoIn(PublishedTables other) {
        return names().stream()
                .filter(table -> other.columns.containsKey(table) || other.partitioned.containsKey(table))
                .toList();
    }

    private static List<String> without(List<String> these, List<String> others) {
        return these.stream().filter(column -> !others.contains(column)).toList();
    }
}
