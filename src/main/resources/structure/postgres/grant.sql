with object(what, owner, rights) as (
    select case c.relkind when 'S' then 'sequence ' else 'table ' end || format('%I.%I', n.nspname, c.relname), c.relowner,
           coalesce(c.relacl, acldefault(case c.relkind when 'S' then 's'::"char" else 'r'::"char" end, c.relowner))
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and c.relpersistence <> 't' and {user n} and {not part pg_class c}
    union all
    select format('column %I.%I.%I', n.nspname, c.relname, a.attname), c.relowner, a.attacl
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.attacl is not null and a.attnum > 0 and not a.attisdropped and {user n} and {not part pg_class c}
    union all
    select 'function ' || p.oid::regprocedure, p.proowner, coalesce(p.proacl, acldefault('f', p.proowner))
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where {user n} and {not part pg_proc p} and (p.proacl is not null or {not of a type pg_proc p})
    union all
    select 'type ' || t.oid::regtype, t.typowner, coalesce(t.typacl, acldefault('T', t.typowner))
    from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
    where t.typtype in ('b', 'e', 'd', 'r', 'c') and (t.typtype <> 'c' or c.relkind = 'c') and (t.typtype <> 'b' or t.typelem = 0) and {user n} and {not part pg_type t}
    union all
    select format('schema %I', n.nspname), n.nspowner, coalesce(n.nspacl, acldefault('n', n.nspowner))
    from pg_namespace n where {user n}
    union all
    select 'the database', d.datdba, coalesce(d.datacl, acldefault('d', d.datdba))
    from pg_database d where d.datname = current_database()
    union all
    select format('foreign server %I', s.srvname), s.srvowner, coalesce(s.srvacl, acldefault('S', s.srvowner))
    from pg_foreign_server s
    union all
    select format('language %I', l.lanname), l.lanowner, coalesce(l.lanacl, acldefault('l', l.lanowner)) from pg_language l
    union all
    select format('foreign data wrapper %I', w.fdwname), w.fdwowner, coalesce(w.fdwacl, acldefault('F', w.fdwowner))
    from pg_foreign_data_wrapper w)
select object.what || ' to ' || case a.grantee when object.owner then 'its owner' when 0 then 'public' else a.grantee::regrole::text end,
       string_agg(a.privilege_type || case when a.is_grantable then ' with grant option' else '' end, ', '
                  order by a.privilege_type)
from object cross join aclexplode(object.rights) a
where not (object.what = 'the database' and a.privilege_type = 'CONNECT')
  and not (a.grantee = object.owner and a.privilege_type = 'MAINTAIN')
group by object.what, object.owner, a.grantee
