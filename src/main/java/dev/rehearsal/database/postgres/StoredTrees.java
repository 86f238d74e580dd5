package dev.rehearsal.database.postgres;

/**
 * In SQL, what a catalog keeps parsed, as PostgreSQL writes such a tree (nodes/outfuncs.c): views, rules, expressions
 * and bodies of functions. Each is a table for a query to begin with.
 */
final class StoredTrees {
    /** Each tree of a user's with the object that it belongs to. */
    private static final String ALL = """
            trees (class, object, tree) as (
              select case when w.rulename = '_RETURN' then 'pg_class' else 'pg_rewrite' end::regclass,
                     case when w.rulename = '_RETURN' then w.ev_class else w.oid end, w.ev_qual::text || w.ev_action::text
              from pg_rewrite w where w.oid >= 16384
              union all
              select 'pg_attrdef'::regclass, d.oid, d.adbin::text from pg_attrdef d where d.oid >= 16384
              union all
              select 'pg_constraint'::regclass, r.oid, r.conbin::text from pg_constraint r where r.oid >= 16384 and r.conbin is not null
              union all
              select 'pg_class'::regclass, x.indexrelid, concat(x.indexprs::text, x.indpred::text)
              from pg_index x where x.indexrelid >= 16384 and (x.indexprs is not null or x.indpred is not null)
              union all
              select 'pg_class'::regclass, k.partrelid, k.partexprs::text from pg_partitioned_table k where k.partexprs is not null
              union all
              select 'pg_policy'::regclass, p.oid, concat(p.polqual::text, p.polwithcheck::text) from pg_policy p
              union all
              select 'pg_trigger'::regclass, t.oid, t.tgqual::text from pg_trigger t where t.tgqual is not null
              union all
              select 'pg_type'::regclass, t.oid, t.typdefaultbin::text from pg_type t where t.oid >= 16384 and t.typdefaultbin is not null
              union all
              -- Parsed bodies are there since release 14.
              select 'pg_proc'::regclass, p.oid, concat(p.proargdefaults::text, to_jsonb(p) ->> 'prosqlbody')
              from pg_proc p where p.oid >= 16384
              union all
              -- Expressions of statistics are there since release 14.
              select 'pg_statistic_ext'::regclass, s.oid, to_jsonb(s) ->> 'stxexprs' from pg_statistic_ext s
            )
            """;

    /**
     * The settings that are gone and that a tree of {@code trees} asks for, or sets, by their names. Unknown to a
     * server, one is an error to current_setting unless that is told to be lenient, and always to set_config.
     * (PostgreSQL, "System Administration Functions")
     */
    private static final String SETTINGS_ASKED = """
            asked (class, object, name, release, is_lenient) as (
              select t.class, t.object, g.name, g.release, call.hit[2] is not null
              from trees t
                -- current_setting with one argument and with two, and set_config, by their numbers in pg_proc.dat. A text is
                -- written byte by byte after four of its length (outDatum).
                cross join lateral regexp_matches(t.tree,
                  ':funcid (?:2077|3294|2078) [^{}]*:args \\((?:\\{RELABELTYPE :arg )?\\{CONST [^{}]*:constvalue \\d+ \\[ -?\\d+ -?\\d+ -?\\d+ -?\\d+ ([ 0-9]+)\\]\\}'
                  '(?: [^{}]*\\})?(?: \\{CONST :consttype 16 [^{}]*(:constvalue 1 \\[ 1 ))?', 'g') call (hit)
                join removals g on g.kind = 'setting'
                  and lower(g.name) = (select lower(string_agg(chr(byte::int), '' order by place))
                                       from unnest(string_to_array(trim(call.hit[1]), ' ')) with ordinality text (byte, place))
              where exists (select from removals where kind = 'setting') and t.tree ~ ':funcid (2077|3294|2078) '
            )""";

    private StoredTrees() {}

    /** Fills in, in a query, these tables. */
    static String filled(String query) {
        return query.replace("{trees}", ALL.strip()).replace("{settings asked}", SETTINGS_ASKED);
    }
}
