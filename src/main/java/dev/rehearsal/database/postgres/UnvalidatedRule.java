package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A rule of a table or of a domain that rows may break: it was added without looking at the rows there were
 * (PostgreSQL, "ALTER TABLE", {@code NOT VALID}); it asks the clock, or a function that may answer otherwise than when
 * a row came; or a parent has it and its child has not, which is given it when it is made anew. Whoever copies the rows
 * has each looked at, and those that break it are refused. Foreign keys are not: rows are applied without asking them.
 * A change of such a row is refused where it is made if the rule is a table's, which is asked of the whole row; a
 * domain's is asked of new values alone there, and of the whole row where the change is applied.
 *
 * @param name with the table, or the column, for which it holds
 * @param source the rows for which it holds, as FROM takes them
 * @param broken the condition under which one of these rows breaks it
 * @param isValidated whether rows were looked at, as they came at least; then it is not worth more than some seconds
 */
record UnvalidatedRule(String name, String source, String broken, boolean isValidated) {
    /** Of the rule {@code r}, that it does not depend on the row alone. */
    private static final String LOOKS_BEYOND = """
            (r.conbin::text ~ 'SQLVALUEFUNCTION'
             or exists (select
                        from regexp_matches(r.conbin::text, ':(funcid|opno) (\\d+) ', 'g') called (hit)
                          left join pg_operator o on called.hit[1] = 'opno' and o.oid = called.hit[2]::oid
                          join pg_proc p on p.oid = coalesce(o.oprcode, called.hit[2]::oid)
                          join pg_language l on l.oid = p.prolang
                        where l.lanname not in ('c', 'internal') or called.hit[1] = 'funcid' and p.provolatile <> 'i'))
            """;

    private static final String OF_TABLES = """
            select format('%I on %I.%I', r.conname, n.nspname, c.relname),
                   format('%s%I.%I', case when r.connoinherit then 'only ' end, n.nspname, c.relname),
                   format('not (%s)', pg_get_expr(r.conbin, r.conrelid)), r.convalidated
            from pg_constraint r join pg_class c on c.oid = r.conrelid join pg_namespace n on n.oid = c.relnamespace
            where r.contype = 'c' and r.coninhcount = 0 and {enforced} and {user n} and {not part pg_class c}
              and (not r.convalidated or {looks beyond})
            union all
            select format('%I.%I.%I, not null like its parent''s', n.nspname, c.relname, a.attname),
                   format('only %I.%I', n.nspname, c.relname), format('%I is null', a.attname), false
            from pg_inherits i
              join pg_class c on c.oid = i.inhrelid
              join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and not a.attnotnull
              join pg_attribute p on p.attrelid = i.inhparent and p.attname = a.attname and p.attnum > 0 and p.attnotnull
            where c.relkind in ('r', 'p') and {user n} and {not part pg_class c}
            union all
            -- As a constraint of its own since release 18.
            select format('%I on %I.%I', r.conname, n.nspname, c.relname),
                   format('%s%I.%I', case when r.connoinherit then 'only ' end, n.nspname, c.relname),
                   format('%I is null', a.attname), false
            from pg_constraint r
              join pg_class c on c.oid = r.conrelid
              join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attnum = r.conkey[1]
            where r.contype = 'n' and not r.convalidated and r.coninhcount = 0 and {user n} and {not part pg_class c}
            order by 1
            """.replace(
                    "{enforced}", "coalesce((to_jsonb(r) ->> 'conenforced')::boolean, true)")
            .replace("{looks beyond}", LOOKS_BEYOND);

    /** Whether there is a value is asked of every row, and never was of what came from an outer join or a subquery. */
    private static final String OF_DOMAINS =
            """
            select r.name, r.source, r.broken, r.convalidated
            from {rules of domains}
            where not r.convalidated or r.oid is null or {looks beyond}
            order by 1
            """.replace("{rules of domains}", DomainRule.ALL).replace("{looks beyond}", LOOKS_BEYOND);

    /** What is gone is written as its number; TOAST tables, and what is temporary, have names of their server's. */
    private static final String OF_NAMES = """
            select format('%I.%I.%I (%s)', n.nspname, c.relname, a.attname, t.typname),
                   format('only %I.%I', n.nspname, c.relname), format('%I::text ~ %L', a.attname, '^([0-9]+$|pg_toast|pg_temp)'), true
            from pg_attribute a
              join pg_class c on c.oid = a.attrelid
              join pg_namespace n on n.oid = c.relnamespace
              join pg_type t on t.oid = a.atttypid
              join pg_cast k on k.castsource = t.oid and k.casttarget = 'oid'::regtype and k.castmethod = 'b'
            where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and t.oid <> 'int4'::regtype and {user n} and {not part pg_class c}
            order by 1
            """;

    /** The rules of tables, in the order of their names. */
    static List<UnvalidatedRule> ofTables(Sql sql) {
        return found(sql, OF_TABLES);
    }

    /** The rules of domains, each for every column in which its values lie. */
    static List<UnvalidatedRule> ofDomains(Sql sql) {
        return found(sql, OF_DOMAINS);
    }

    /** The columns of types that are names of something, of which each value is to be one that others know too. */
    static List<UnvalidatedRule> ofNames(Sql sql) {
        return found(sql, OF_NAMES);
    }

    private static List<UnvalidatedRule> found(Sql sql, String query) {
        return CatalogLook.ofExpressionsToRun(
                sql,
                () -> sql.list(
                        StructureQueries.query(query),
                        row -> new UnvalidatedRule(
                                row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4))));
    }

    /** One statement that counts, for each of some rules over the same rows, those that break it. */
    static String counting(List<UnvalidatedRule> rules) {
        return rules.stream()
                .map(rule -> "count(*) filter (where %s)".formatted(rule.broken()))
                .collect(Collectors.joining(
                        ", ", "select array[", "] from " + rules.get(0).source()));
    }
}
