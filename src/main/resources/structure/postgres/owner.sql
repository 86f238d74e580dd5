select what, owner::regrole::text
from (select case c.relkind when 'v' then 'view ' when 'm' then 'materialized view ' when 'S' then 'sequence ' else 'table ' end
                 || format('%I.%I', n.nspname, c.relname) as what, c.relowner as owner
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and c.relpersistence <> 't' and {user n} and {not part pg_class c}
      union all
      select 'function ' || p.oid::regprocedure, p.proowner
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where {user n} and {not part pg_proc p}
      union all
      select 'type ' || t.oid::regtype, t.typowner
      from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
      where t.typtype in ('e', 'd', 'r', 'c') and (t.typtype <> 'c' or c.relkind = 'c') and {user n} and {not part pg_type t}
      union all
      select format('schema %I', n.nspname), n.nspowner from pg_namespace n where {user n} and n.nspname <> 'public') owned
union all
-- Whoever is operator on a server, or made it, has all rights there.
select 'the database', case when r.rolsuper or r.rolname in ('rdsadmin', current_user) then 'the operator' else r.rolname end
from pg_database d join pg_roles r on r.oid = d.datdba where d.datname = current_database()
union all
-- Made by initdb: as a superuser's, on RDS as rdsadmin's, from release 15 on as that of whoever owns the database.
select 'schema public', case when r.rolsuper or r.rolname in ('pg_database_owner', 'rdsadmin') or r.oid = d.datdba
                             then 'the owner of the database' else r.rolname end
from pg_namespace n join pg_roles r on r.oid = n.nspowner join pg_database d on d.datname = current_database()
where n.nspname = 'public'
