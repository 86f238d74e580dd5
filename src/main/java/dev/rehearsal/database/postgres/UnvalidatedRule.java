package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import java.util.List;
import java.util.Optional;

/**
 * A rule of a table or of a domain that was added without looking at the rows there were (PostgreSQL, "ALTER TABLE",
 * {@code NOT VALID}). Whoever copies the rows has each looked at, and those that break it are refused. Foreign keys are
 * not: rows are applied without asking them.
 *
 * @param name with the table, or the column, for which it holds
 * @param broken the statement that counts the rows that break it
 */
public record UnvalidatedRule(String name, String broken) {
    private static final String ALL = """
            select format('%I on %I.%I', r.conname, n.nspname, c.relname),
                   format('select count(*) from %I.%I where not (%s)', n.nspname, c.relname, pg_get_expr(r.conbin, r.conrelid))
            from pg_constraint r join pg_class c on c.oid = r.conrelid join pg_namespace n on n.oid = c.relnamespace
            where r.contype = 'c' and not r.convalidated and r.coninhcount = 0 and {user n} and {not part pg_class c}
            union all
            select format('%I of domain %s for %I.%I.%I', r.conname, r.contypid::regtype, n.nspname, c.relname, a.attname),
                   format('select count(*) from %I.%I where not (%s)', n.nspname, c.relname,
                          regexp_replace(pg_get_expr(r.conbin, 0), '\\mVALUE\\M',
                                         format('(%I::%s)', a.attname, format_type(d.typbasetype, d.typtypmod)), 'g'))
            from pg_constraint r
              join pg_type d on d.oid = r.contypid
              cross join lateral (with recursive types (oid) as (
                                      select d.oid
                                      union
                                      select t.oid from types s join pg_type t on t.typbasetype = s.oid)
                                  select oid from types) its
              join pg_attribute a on a.atttypid = its.oid
              join pg_class c on c.oid = a.attrelid
              join pg_namespace n on n.oid = c.relnamespace
            where not r.convalidated and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
              and {user n} and {not part pg_class c}
            order by 1
            """;

    /** The rules that rows break, each with how many rows do, or why that cannot be told. */
    public static List<String> brokenIn(Sql sql) {
        return sql.list(Structure.query(ALL), row -> new UnvalidatedRule(row.getString(1), row.getString(2))).stream()
                .flatMap(rule -> rule.found(sql).stream())
                .toList();
    }

    private Optional<String> found(Sql sql) {
        try {
            long rows = sql.number(broken);
            return rows == 0
                    ? Optional.empty()
                    : Optional.of("%s: %,d %s".formatted(name, rows, rows == 1 ? "row" : "rows"));
        } catch (SqlFailedException e) {
            if (e.isConnectionLoss()) {
                throw e;
            }
            return Optional.of("%s: %s".formatted(name, e.reason()));
        }
    }
}
