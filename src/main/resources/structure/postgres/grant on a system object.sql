-- What somebody granted on, or took from everybody of, what PostgreSQL or an extension brought along.
with object(what, owner, rights, everybodys) as (
    select format('function %I.%I', n.nspname, p.proname), p.proowner, p.proacl,
           case when i.initprivs is null then true else exists (select from aclexplode(i.initprivs) a where a.grantee = 0) end
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      left join pg_init_privs i on i.classoid = 'pg_proc'::regclass and i.objoid = p.oid
    where p.proacl is not null and not ({user n} and {not part pg_proc p})
    union all
    select format('table %I.%I', n.nspname, c.relname), c.relowner, c.relacl,
           case when i.initprivs is null then false else exists (select from aclexplode(i.initprivs) a where a.grantee = 0) end
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      left join pg_init_privs i on i.classoid = 'pg_class'::regclass and i.objoid = c.oid and i.objsubid = 0
    where c.relacl is not null and n.nspname !~ '^(rehearsal|pg_toast|pg_temp)' and not ({user n} and {not part pg_class c})
    union all
    select format('schema %I', n.nspname), n.nspowner, n.nspacl,
           case when i.initprivs is null then false else exists (select from aclexplode(i.initprivs) a where a.grantee = 0) end
    from pg_namespace n left join pg_init_privs i on i.classoid = 'pg_namespace'::regclass and i.objoid = n.oid
    where n.nspacl is not null and n.nspname in ('pg_catalog', 'information_schema'))
select object.what || ' to ' || a.grantee::regrole,
       string_agg(distinct a.privilege_type || case when a.is_grantable then ' with grant option' else '' end, ', ')
from object cross join aclexplode(object.rights) a join pg_roles r on r.oid = a.grantee
where a.grantee <> object.owner and not r.rolsuper and r.rolname !~ '^(pg_|rds)' and r.rolname <> current_user
group by object.what, a.grantee
union
select object.what || ' to public', string_agg(distinct a.privilege_type, ', ')
from object cross join aclexplode(object.rights) a
where a.grantee = 0 and not object.everybodys
group by object.what
union
select object.what || ' to public', 'nothing' from object
where object.everybodys and not exists (select from aclexplode(object.rights) a where a.grantee = 0)
