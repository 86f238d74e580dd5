-- What somebody granted on, or took from everybody of, what PostgreSQL or an extension brought along.
with object(what, owner, rights, initial) as (
    select format('function %I.%I', n.nspname, p.proname), p.proowner, p.proacl,
           coalesce(i.initprivs, acldefault('f', p.proowner))
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      left join pg_init_privs i on i.classoid = 'pg_proc'::regclass and i.objoid = p.oid
    where p.proacl is not null and not ({user n} and {not part pg_proc p})
    union all
    -- initdb notes what it grants in pg_catalog, and not what it grants in the information schema, whose views grow by release
    select format('table %I.%I', n.nspname, c.relname), c.relowner, c.relacl,
           coalesce(i.initprivs, case when n.nspname = 'information_schema' and c.relname !~ '^(_pg_.*|transforms|sql_parts)$'
                                      then array[makeaclitem(0, c.relowner, 'SELECT', false)] end)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      left join pg_init_privs i on i.classoid = 'pg_class'::regclass and i.objoid = c.oid and i.objsubid = 0
    where c.relacl is not null and n.nspname !~ '^(rehearsal|pg_toast|pg_temp)' and not ({user n} and {not part pg_class c})
    union all
    select format('schema %I', n.nspname), n.nspowner, n.nspacl, array[makeaclitem(0, n.nspowner, 'USAGE', false)]
    from pg_namespace n
    where n.nspacl is not null and n.nspname in ('pg_catalog', 'information_schema'))
select object.what || ' to ' || a.grantee::regrole,
       string_agg(distinct a.privilege_type || case when a.is_grantable then ' with grant option' else '' end, ', ')
from object cross join aclexplode(object.rights) a join pg_roles r on r.oid = a.grantee
where a.grantee <> object.owner and not r.rolsuper and r.rolname !~ '^(pg_|rds)' and r.rolname <> current_user
group by object.what, a.grantee
union
select object.what || ' to public', string_agg(distinct coalesce(everybody.may, 'nothing'), ', ')
from object
  cross join lateral (select string_agg(distinct a.privilege_type, ', ' order by a.privilege_type) as may
                      from aclexplode(object.rights) a where a.grantee = 0) everybody
  cross join lateral (select string_agg(distinct a.privilege_type, ', ' order by a.privilege_type) as might
                      from aclexplode(object.initial) a where a.grantee = 0) first
where everybody.may is distinct from first.might
group by object.what
