package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What of a database an upgrade would break on, lose or leave behind. Each kind is a query of its own in
 * {@code prechecks/postgres/KIND.sql}, which answers with what people call each.
 */
public final class PrecheckQueries {
    private static final SqlFolder KINDS = new SqlFolder("classpath:prechecks/postgres");

    /** Of table {@code c} in schema {@code n}: the trigger {@code t}, its function {@code p} in language {@code l}. */
    private static final String TRIGGERS = """
            select format('%I on %I.%I by %I.%I()', t.tgname, n.nspname, c.relname, m.nspname, p.proname)
            from pg_trigger t
              join pg_class c on c.oid = t.tgrelid
              join pg_namespace n on n.oid = c.relnamespace
              join pg_proc p on p.oid = t.tgfoid
              join pg_namespace m on m.oid = p.pronamespace
              join pg_language l on l.oid = p.prolang
            """;

    /** Domains over the types of a query, arrays and ranges of them, and types with a column of them. */
    static final String MADE_OF_THEM = """
            union
            select made.oid
            from types s
              join (select typelem, oid from pg_type where typlen = -1
                    union all
                    select typbasetype, oid from pg_type
                    union all
                    select rngsubtype, rngtypid from pg_range
                    union all
                    select a.atttypid, t.oid from pg_type t join pg_attribute a on a.attrelid = t.typrelid
                    where a.attnum > 0 and not a.attisdropped and t.oid >= 16384) as made (of, oid) on made.of = s.oid
            """;

    /**
     * Where no key tells rows apart, each column is compared, for which its type needs a default operator class that
     * knows equality (tuples_equal in executor/execReplication.c, lookup_type_cache in utils/cache/typcache.c). What
     * enumerations, ranges, arrays and composite types need, their parts have.
     */
    private static final String INCOMPARABLE_ROWS = """
            with recursive types (oid) as (
              select t.oid
              from pg_type t
              where t.typtype = 'b' and t.typcategory <> 'A'
                and not exists (select from pg_opclass o
                                where o.opcdefault and o.opcmethod in (select oid from pg_am where amname in ('btree', 'hash'))
                                  and (o.opcintype = t.oid
                                       or exists (select from pg_cast k where k.castsource = t.oid and k.casttarget = o.opcintype
                                                                          and k.castmethod = 'b' and k.castcontext = 'i')))
              {types made of them}
            )
            select format('%I.%I by column %I of type %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod))
            from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            where c.relkind = 'r' and c.relpersistence = 'p' and a.atttypid in (select oid from types) and {user n} and {not part pg_class c}
              and not exists (select from pg_index i
                              where i.indrelid = c.oid and i.indimmediate and i.indisvalid
                                and (i.indisprimary or i.indisreplident and c.relreplident = 'i'))
            """;

    private PrecheckQueries() {}

    /** All of a kind, such as {@code large-object}. */
    public static List<String> found(Sql sql, String kind) {
        return sql.texts(text(kind));
    }

    /** All of a kind that some removals matter to, such as {@code removed-part}. */
    public static List<String> found(Sql sql, String kind, RemovedFeatures removals) {
        return sql.texts(text(kind), removals.text());
    }

    /** Extensions that the server could create. */
    public static List<String> availableExtensions(Sql sql) {
        return sql.texts("select name from pg_available_extensions");
    }

    private static String filled(String text) {
        return RemovedFeatures.filled(StoredTrees.filled(NamesInText.filled(text)))
                .replace("{rules of domains}", DomainRule.ALL)
                .replace("{triggers with their functions}", TRIGGERS)
                .replace("{incomparable rows}", INCOMPARABLE_ROWS)
                .replace("{types made of them}", MADE_OF_THEM);
    }

    private static String text(String kind) {
        try {
            return KINDS.files().stream()
                    .filter(file -> file.name().equals(kind + ".sql"))
                    .map(file -> StructureQueries.query(filled(file.text())))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no query for " + kind));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the queries in " + KINDS.path(), e);
        }
    }
}
