package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.List;

/**
 * Something that a dump gives to a role which is not the operator. ALTER ... OWNER asks who does it to be able to SET
 * ROLE to the new owner, and the new owner to have CREATE in the schema. (PostgreSQL, "ALTER TABLE";
 * AlterObjectOwner_internal in commands/alter.c)
 *
 * @param what as PostgreSQL describes it, such as {@code table shop.orders}
 * @param isReserved whether its owner is a superuser or RDS's own
 * @param schema in which it lies; empty for what lies in none
 * @param needsCreate whether its owner does not own that schema, and {@code hasCreate} whether he was granted CREATE
 *     there
 */
public record OwnedObject(
        String what, String owner, boolean isReserved, String schema, boolean needsCreate, boolean hasCreate) {
    private static final String SCHEMA_PUBLIC = "schema public";

    /** Of each catalog: what of it counts, whose it is, and in which schema. */
    private static final String ALL =
            """
            with owned (prefix, class, oid, owner, namespace) as (
                select '', 'pg_class'::regclass, oid, relowner, relnamespace from pg_class c
                where relkind in ('r', 'p', 'v', 'm', 'f', 'S') and relpersistence <> 't'
                  and not exists (select from pg_depend d
                                  where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i') and c.relkind = 'S')
                union all select '', 'pg_proc'::regclass, oid, proowner, pronamespace from pg_proc
                union all select '', 'pg_type'::regclass, t.oid, t.typowner, t.typnamespace
                    from pg_type t left join pg_class c on c.oid = t.typrelid where t.typtype in ('e', 'd', 'r') or c.relkind = 'c'
                union all select '', 'pg_operator'::regclass, oid, oprowner, oprnamespace from pg_operator
                union all select '', 'pg_opclass'::regclass, oid, opcowner, opcnamespace from pg_opclass
                union all select '', 'pg_opfamily'::regclass, oid, opfowner, opfnamespace from pg_opfamily
                union all select '', 'pg_collation'::regclass, oid, collowner, collnamespace from pg_collation
                union all select '', 'pg_conversion'::regclass, oid, conowner, connamespace from pg_conversion
                union all select '', 'pg_statistic_ext'::regclass, oid, stxowner, stxnamespace from pg_statistic_ext
                union all select '', 'pg_ts_dict'::regclass, oid, dictowner, dictnamespace from pg_ts_dict
                union all select '', 'pg_ts_config'::regclass, oid, cfgowner, cfgnamespace from pg_ts_config
                union all select '', 'pg_namespace'::regclass, oid, nspowner, 0 from pg_namespace where nspname !~ '^pg_'
                union all select '', 'pg_language'::regclass, oid, lanowner, 0 from pg_language
                union all select '', 'pg_foreign_data_wrapper'::regclass, oid, fdwowner, 0 from pg_foreign_data_wrapper
                union all select '', 'pg_foreign_server'::regclass, oid, srvowner, 0 from pg_foreign_server
                union all select '', 'pg_event_trigger'::regclass, oid, evtowner, 0 from pg_event_trigger
                union all select '', 'pg_default_acl'::regclass, oid, defaclrole, 0 from pg_default_acl
                union all select 'grants on ', 'pg_class'::regclass, c.oid, a.grantor, 0
                    from pg_class c cross join aclexplode(c.relacl) a where a.grantor <> c.relowner
                union all select 'grants on columns of ', 'pg_class'::regclass, c.oid, a.grantor, 0
                    from pg_attribute k join pg_class c on c.oid = k.attrelid cross join aclexplode(k.attacl) a where a.grantor <> c.relowner
                union all select 'grants on ', 'pg_proc'::regclass, p.oid, a.grantor, 0
                    from pg_proc p cross join aclexplode(p.proacl) a where a.grantor <> p.proowner
                union all select 'grants on ', 'pg_type'::regclass, t.oid, a.grantor, 0
                    from pg_type t cross join aclexplode(t.typacl) a where a.grantor <> t.typowner
                union all select 'grants on ', 'pg_namespace'::regclass, s.oid, a.grantor, 0
                    from pg_namespace s cross join aclexplode(s.nspacl) a where a.grantor <> s.nspowner)
            select distinct o.prefix || pg_describe_object(o.class, o.oid, 0), r.rolname, r.rolsuper or r.rolname ~ '^rds',
                   coalesce(n.nspname, ''), coalesce(n.nspowner <> o.owner, false),
                   exists (select from aclexplode(n.nspacl) a where a.grantee = o.owner and a.privilege_type = 'CREATE')
            from owned o join pg_roles r on r.oid = o.owner left join pg_namespace n on n.oid = o.namespace
            where r.rolname <> current_user
              and (o.oid >= 16384
                   or o.class = 'pg_namespace'::regclass and o.oid = 'public'::regnamespace and not r.rolsuper and r.rolname !~ '^(pg_|rds)')
              and coalesce(n.nspname, '') not in ({own schemas})
              and not (o.class = 'pg_namespace'::regclass and o.oid in (select oid from pg_namespace where nspname in ({own schemas})))
              and not exists (select from pg_depend e where e.deptype = 'e' and e.classid = o.class and e.objid = o.oid)
            order by 2, 1
            """.replace("{own schemas}", "'%s', '%s'".formatted(OwnSchemas.MARKERS, OwnSchemas.CANARY));

    /** Everything that a dump of a database without its rows, publications and subscriptions would hold. */
    public static List<OwnedObject> all(Sql sql) {
        return sql.list(
                ALL,
                row -> new OwnedObject(
                        row.getString(1),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getBoolean(6)));
    }

    /** Whether it is schema public, which no dump creates, and which somebody gave away. */
    public boolean isSchemaPublic() {
        return what.equals(SCHEMA_PUBLIC);
    }
}
