package dev.rehearsal.database.postgres;

/**
 * In SQL, the rules of domains that values of a column must keep, of which one may be that there is a value at all:
 * those of its own domain, of the domains that this is made over, and of each that arrays, ranges and composite types
 * hold. A server that reads a value from its text asks every one of them (PostgreSQL's domains.c, whose domain_in
 * array_in, range_in and record_in call), and rows that are copied or applied are read like that.
 */
final class DomainRule {
    /**
     * For each rule and column one row, with {@code name}, the {@code source} of its rows, the condition under which
     * one of these has {@code broken} it, and {@code oid}, {@code conbin} and {@code convalidated} as in pg_constraint.
     */
    static final String ALL = """
            (with recursive parts (relation, number, type, value, before, after) as (
               select a.attrelid, a.attnum, a.atttypid, quote_ident(a.attname) collate "C", '' collate "C", '' collate "C"
               from pg_attribute a
                 join pg_class c on c.oid = a.attrelid
                 join pg_namespace n on n.oid = c.relnamespace
               where a.atttypid >= 16384 and a.attnum > 0 and not a.attisdropped
                 and c.relkind in ('r', 'p') and not c.relispartition and {user n} and {not part pg_class c}
               union all
               select p.relation, p.number, part.type, part.value, p.before || part.before, part.after || p.after
               from parts p
                 join pg_type t on t.oid = p.type
                 cross join lateral (
                   select t.typbasetype, p.value, '', '' where t.typtype = 'd'
                   union all
                   select t.typelem, 'e.v', format('exists (select from (select unnest(%s) as v) e where ', p.value), ')'
                   where t.typtype = 'b' and t.typcategory = 'A'
                   union all
                   select x.rngsubtype, 'e.v',
                          format('exists (select from (select unnest(array[lower(%1$s), upper(%1$s)]) as v) e where e.v is distinct from null and ', p.value), ')'
                   from pg_range x where x.rngtypid = t.oid
                   union all
                   -- There are multiranges since release 14.
                   select x.rngtypid, 'e.v', format('exists (select from (select unnest(%s) as v) e where ', p.value), ')'
                   from pg_range x where (to_jsonb(x) ->> 'rngmultitypid')::oid = t.oid
                   union all
                   select f.atttypid, format('(%s).%I', p.value, f.attname), format('(%s is distinct from null and ', p.value), ')'
                   from pg_attribute f where t.typtype = 'c' and f.attrelid = t.typrelid and f.attnum > 0 and not f.attisdropped
                 ) part (type, value, before, after)
               where part.type >= 16384)
             select format('%s of domain %I.%I for %I.%I.%I', r.name, m.nspname, d.typname, n.nspname, c.relname, a.attname) as name,
                    format('%s%I.%I', case c.relkind when 'r' then 'only ' end, n.nspname, c.relname) as source,
                    r.oid, r.conbin, r.convalidated,
                    string_agg(p.before || format('not (select %s from (select %s as value) d)', r.expression, p.value) || p.after, ' or ') as broken
             from (select k.oid, quote_ident(k.conname), k.contypid, pg_get_expr(k.conbin, 0), k.conbin::text, k.convalidated
                   from pg_constraint k where k.contypid <> 0 and k.conbin is not null
                   union all
                   select null::oid, 'not null', t.oid, 'value is distinct from null', null, true
                   from pg_type t where t.typtype = 'd' and t.typnotnull) r (oid, name, domain, expression, conbin, convalidated)
               join parts p on p.type = r.domain
               join pg_type d on d.oid = r.domain
               join pg_namespace m on m.oid = d.typnamespace
               join pg_attribute a on a.attrelid = p.relation and a.attnum = p.number
                 -- There is a value in every row where the column itself demands one, and always did.
                 and not (r.oid is null and p.value = quote_ident(a.attname) and a.attnotnull
                          and not exists (select from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'n'
                                                                        and not k.convalidated and k.conkey[1] = a.attnum))
               join pg_class c on c.oid = a.attrelid
               join pg_namespace n on n.oid = c.relnamespace
             group by 1, 2, 3, 4, 5) r
            """;

    private DomainRule() {}
}
