select pg_describe_object(d.classoid, d.objoid, d.objsubid), d.description
from pg_description d
where (d.objoid >= 16384 or d.classoid = 'pg_namespace'::regclass and d.objoid = 'public'::regnamespace) and pg_describe_object(d.classoid, d.objoid, d.objsubid) is not null
  and not exists (select from pg_depend e where e.classid = d.classoid and e.objid = d.objoid and e.deptype = 'e')
  and d.classoid <> 'pg_extension'::regclass
union all
select 'the database', d.description from pg_shdescription d
where d.classoid = 'pg_database'::regclass and d.objoid = (select oid from pg_database where datname = current_database())
union all
select format('role %I', r.rolname), d.description from pg_shdescription d join pg_roles r on r.oid = d.objoid
where d.classoid = 'pg_authid'::regclass and r.rolname !~ '^(pg_|rds)'
