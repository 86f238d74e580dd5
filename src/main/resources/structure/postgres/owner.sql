select what, owner::regrole::text
from (select case c.relkind when 'v' then 'view ' when 'm' then 'materialized view ' when 'S' then 'sequence ' else 'table ' end
                 || format('%I.%I', n.nspname, c.relname) as what, c.relowner as owner
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and c.relpersistence <> 't' and {user n} and {not part pg_class c}
      union all
      select 'function ' || p.oid::regprocedure, p.proowner
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where {user n} and {not part pg_proc p} and {not of a type pg_proc p}
      union all
      select 'type ' || t.oid::regtype, t.typowner
      from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
      where t.typtype in ('b', 'e', 'd', 'r', 'c') and (t.typtype <> 'c' or c.relkind = 'c') and (t.typtype <> 'b' or t.typelem = 0) and {user n} and {not part pg_type t}
      union all
      select format('schema %I', n.nspname), n.nspowner from pg_namespace n where {user n} and n.nspname <> 'public'
      union all
      select format('operator %s', o.oid::regoperator), o.oprowner
      from pg_operator o join pg_namespace n on n.oid = o.oprnamespace where {user n} and {not part pg_operator o}
      union all
      select format('operator class %I.%I', n.nspname, o.opcname), o.opcowner
      from pg_opclass o join pg_namespace n on n.oid = o.opcnamespace where {user n} and {not part pg_opclass o}
      union all
      select format('operator family %I.%I', n.nspname, f.opfname), f.opfowner
      from pg_opfamily f join pg_namespace n on n.oid = f.opfnamespace where {user n} and {not part pg_opfamily f}
      union all
      select format('collation %I.%I', n.nspname, k.collname), k.collowner
      from pg_collation k join pg_namespace n on n.oid = k.collnamespace where {user n} and {not part pg_collation k}
      union all
      select format('conversion %I.%I', n.nspname, k.conname), k.conowner
      from pg_conversion k join pg_namespace n on n.oid = k.connamespace where {user n} and {not part pg_conversion k}
      union all
      select format('statistics object %I.%I', n.nspname, s.stxname), s.stxowner
      from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace where {user n} and {not part pg_statistic_ext s}
      union all
      select format('text search configuration %I.%I', n.nspname, k.cfgname), k.cfgowner
      from pg_ts_config k join pg_namespace n on n.oid = k.cfgnamespace where {user n} and {not part pg_ts_config k}
      union all
      select format('text search dictionary %I.%I', n.nspname, d.dictname), d.dictowner
      from pg_ts_dict d join pg_namespace n on n.oid = d.dictnamespace where {user n} and {not part pg_ts_dict d}
      union all
      select format('foreign data wrapper %I', w.fdwname), w.fdwowner
      from pg_foreign_data_wrapper w where {not part pg_foreign_data_wrapper w}
      union all
      select format('foreign server %I', s.srvname), s.srvowner from pg_foreign_server s where {not part pg_foreign_server s}
      union all
      select format('language %I', l.lanname), l.lanowner from pg_language l where l.oid >= 16384 and {not part pg_language l}
      union all
      select format('event trigger %I', v.evtname), v.evtowner from pg_event_trigger v where {not part pg_event_trigger v}) owned
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
