package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What users made in a database, as the statements that would drop it, most encompassing first; each is harmless when
 * one before it did its work. What a later inventory has more takes a database back to the earlier one.
 */
public record Inventory(List<String> dropping) {
    private static final String SCHEMAS = """
            select format('drop schema if exists %I cascade', n.nspname)
            from pg_namespace n where {user} and {not part pg_namespace n}
            order by 1""";
    private static final String RELATIONS = """
            select format('drop %s if exists %I.%I cascade',
                case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
                    when 'f' then 'foreign table' else 'table' end, n.nspname, c.relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and {user} and {not part pg_class c}
              and not exists (select from pg_depend i
                              where i.classid = 'pg_class'::regclass and i.objid = c.oid and i.deptype = 'i')
            order by c.relkind = 'S', 1""";
    private static final String ROUTINES = """
            select format('drop routine if exists %s cascade', p.oid::regprocedure)
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where {user} and {not part pg_proc p}
            order by 1""";
    private static final String TYPES = """
            select format('drop %s if exists %s cascade', case t.typtype when 'd' then 'domain' else 'type' end, t.oid::regtype)
            from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
            where (t.typtype in ('e', 'd', 'r') or t.typtype = 'c' and c.relkind = 'c') and {user} and {not part pg_type t}
            order by 1""";
    private static final String OTHERS = """
            select format('drop %s if exists %s cascade', its.type, its.identity)
            from (select 'pg_operator'::regclass as class, oid, oprnamespace as schema from pg_operator
                  union all select 'pg_opclass'::regclass, oid, opcnamespace from pg_opclass
                  union all select 'pg_opfamily'::regclass, oid, opfnamespace from pg_opfamily
                  union all select 'pg_collation'::regclass, oid, collnamespace from pg_collation
                  union all select 'pg_conversion'::regclass, oid, connamespace from pg_conversion
                  union all select 'pg_ts_config'::regclass, oid, cfgnamespace from pg_ts_config
                  union all select 'pg_ts_dict'::regclass, oid, dictnamespace from pg_ts_dict) o
              join pg_namespace n on n.oid = o.schema
              cross join lateral pg_identify_object(o.class, o.oid, 0) its
            where {user} and not exists (select from pg_depend e
                                         where e.deptype = 'e' and e.classid = o.class and e.objid = o.oid)
            order by 1""";
    private static final String EXTENSIONS =
            "select format('drop extension if exists %I cascade', extname) from pg_extension order by 1";

    public Inventory {
        dropping = List.copyOf(dropping);
    }

    public static Inventory of(Sql sql) {
        return new Inventory(Stream.of(SCHEMAS, RELATIONS, ROUTINES, TYPES, OTHERS, EXTENSIONS)
                .flatMap(query -> sql.texts(written(query)).stream())
                .toList());
    }

    /** What is here and was not there before. */
    public List<String> since(Inventory before) {
        Set<String> known = Set.copyOf(before.dropping);
        return dropping.stream().filter(statement -> !known.contains(statement)).toList();
    }

    /** Leaves out PostgreSQL's own schemas, and what comes and goes with its extension. */
    private static String written(String query) {
        return ExtensionParts.leftOut(
                query.replace("{user}", "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'"));
    }
}
