package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.List;
import java.util.Optional;

/**
 * A publication as the catalog has it.
 *
 * @param isEverything all tables, all kinds of changes, partitions under their own names
 */
public record Publication(String name, boolean isEverything) {
    private static final String LEFT_OUT_BY = """
            with published as materialized (
              select c.oid, format('%I.%I', t.schemaname, t.tablename) as name, pubviaroot,
                     to_jsonb(t) ->> 'rowfilter' as filter, to_jsonb(t) -> 'attnames' as columns
              from pg_publication p
                join pg_publication_tables t on t.pubname = p.pubname
                join pg_namespace n on n.nspname = t.schemaname
                join pg_class c on c.relnamespace = n.oid and c.relname = t.tablename
              where p.pubname = ?)
            select 'every ' || kind
            from pg_publication p
              cross join lateral (values ('insert', pubinsert), ('update', pubupdate), ('delete', pubdelete), ('truncate', pubtruncate))
                as kinds (kind, is_published)
            where pubname = ? and not is_published
            union all
            select format('table %I.%I', n.nspname, c.relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and c.relpersistence = 'p' and c.oid >= 16384
              and exists (select from pg_publication where pubname = ?)
              and c.oid not in (select oid from published)
              and not exists (select from pg_partition_ancestors(c.oid) a join published t on t.oid = a.relid and t.pubviaroot)
            union all
            select case when filter is null then '' else format('rows of %s but where %s', name, filter) end
                   || case when filter is null or missing = '' then '' else ', ' end
                   || case when missing = '' then '' else format('%s of %s', missing, name) end
            from published t
              cross join lateral (
                select coalesce(string_agg(format('column %I', a.attname), ', ' order by a.attnum), '') as missing
                from pg_attribute a
                where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
                  and a.attgenerated = '' and not coalesce(t.columns @> to_jsonb(a.attname::text), true)) its
            where filter is not null or missing <> ''
            order by 1""";

    public static Optional<Publication> find(Sql sql, String name) {
        return sql.list("""
                        select pubname, puballtables and pubinsert and pubupdate and pubdelete and pubtruncate and not pubviaroot
                        from pg_publication where pubname = ?""", row -> new Publication(row.getString(1), row.getBoolean(2)), name).stream()
                .findFirst();
    }

    /**
     * What the publication of that name leaves out of the permanent tables of a database, a few words each: kinds of
     * changes, tables, rows and columns; nothing where there is none. Filters of rows and lists of columns came with
     * release 15.
     */
    public static List<String> leftOutBy(Sql sql, String name) {
        return sql.texts(LEFT_OUT_BY, name, name, name);
    }

    /** All of this database. */
    public static List<String> names(Sql sql) {
        return sql.texts("select pubname from pg_publication order by 1");
    }

    /** The publications of all tables, also of those that somebody will make. */
    public static List<String> namesOfEverything(Sql sql) {
        return sql.texts("select pubname from pg_publication where puballtables order by 1");
    }

    public static String creating(String name) {
        return "create publication %s for all tables".formatted(Quoted.identifier(name));
    }

    public static String dropping(String name) {
        return "drop publication if exists " + Quoted.identifier(name);
    }

    /** What a publication of all tables leaves out, one sentence each. */
    public static List<String> leftOut(Sql sql) {
        return sql.texts("""
                select format('unlogged table %I.%I is not replicated', n.nspname, c.relname)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and c.relpersistence = 'u' and c.oid >= 16384
                union all
                select format('%s large objects are not replicated', count(*)) from pg_largeobject_metadata having count(*) > 0
                union all
                select format('foreign table %I.%I is not replicated', n.nspname, c.relname)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'f'
                order by 1""");
    }

    /** The tables whose rows nobody can tell apart, a sentence each. */
    public static List<String> incomparable(Sql sql) {
        return PrecheckQueries.found(sql, "incomparable-row").stream()
                .map(row -> "updates and deletes cannot be applied to %s, which knows no equality".formatted(row))
                .toList();
    }
}
