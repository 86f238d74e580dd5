package dev.rehearsal.database.postgres;

/** In SQL, a rule {@code r} of domain {@code d} for each column {@code a} of it and of domains over it. */
final class DomainRule {
    /** What it is called for that column of table {@code c} in schema {@code n}. */
    static final String NAME =
            "format('%I of domain %s for %I.%I.%I', r.conname, r.contypid::regtype, n.nspname, c.relname, a.attname)";

    /** Its expression with the column for the value. */
    static final String EXPRESSION = """
            regexp_replace(pg_get_expr(r.conbin, 0), '\\mVALUE\\M', format('(%I::%s)', a.attname, format_type(d.typbasetype, d.typtypmod)), 'g')
            """;

    static final String FROM_ALL = """
            from pg_constraint r
              join pg_type d on d.oid = r.contypid
              join (with recursive made (of, oid) as (
                      select oid, oid from pg_type where typtype = 'd' and oid >= 16384
                      union
                      select made.of, t.oid from made join pg_type t on t.typbasetype = made.oid)
                    select * from made) made on made.of = d.oid
              join pg_attribute a on a.atttypid = made.oid
              join pg_class c on c.oid = a.attrelid
              join pg_namespace n on n.oid = c.relnamespace
            where r.conbin is not null and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
              and {user n} and {not part pg_class c}
            """;

    private DomainRule() {}
}
