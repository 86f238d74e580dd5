package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.List;
import java.util.Optional;

/**
 * Which rows a partition takes.
 *
 * @param table with its schema, quoted
 * @param words the bounds as they were given
 * @param condition what its rows satisfy, by the bounds of its parents too, and of a default partition by the others'
 */
record PartitionBounds(String table, String words, String condition) {
    /** Whatever is partitioned by a hash, the condition names by its number. */
    private static final String ALL = """
            select format('%I.%I', n.nspname, c.relname), pg_get_expr(c.relpartbound, c.oid),
                   coalesce(regexp_replace(pg_get_partition_constraintdef(c.oid), $$'\\d+'::oid$$,
                                           quote_literal(i.inhparent::regclass::text) || '::regclass', 'g'), 'true')
            from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              join pg_inherits i on i.inhrelid = c.oid
            where c.relispartition and c.relkind in ('r', 'p') and c.relpersistence = 'p'
            """;

    static List<PartitionBounds> all(Sql sql) {
        return CatalogLook.of(
                sql,
                () -> sql.list(ALL, row -> new PartitionBounds(row.getString(1), row.getString(2), row.getString(3))));
    }

    /**
     * What it refuses, in words.
     *
     * @param other the bounds of the table that the rows come from; empty where that is no partition
     */
    Optional<String> refused(Optional<PartitionBounds> other, SameExpression same) {
        if (other.isEmpty()) {
            return Optional.of("rows beyond its bounds, " + words);
        }
        PartitionBounds theirs = other.get();
        if (same.isSame(table, condition, theirs.condition)) {
            return Optional.empty();
        }
        // The same words mean other rows below another parent, or beside other partitions.
        return Optional.of(
                words.equals(theirs.words)
                        ? "rows beyond its bounds, %s, where the publisher's are %s"
                                .formatted(condition, theirs.condition)
                        : "rows beyond its bounds, %s, where the publisher's are %s".formatted(words, theirs.words));
    }
}
