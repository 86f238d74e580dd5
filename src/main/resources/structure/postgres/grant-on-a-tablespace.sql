select format('%I to %s', t.spcname, case a.grantee when 0 then 'public' else a.grantee::regrole::text end),
       string_agg(a.privilege_type || case when a.is_grantable then ' with grant option' else '' end, ', '
                  order by a.privilege_type)
from pg_tablespace t
  cross join aclexplode(t.spcacl) a
  left join pg_roles r on r.oid = a.grantee
where a.grantee <> t.spcowner and not coalesce(r.rolsuper or r.rolname ~ '^(pg_|rds)', false)
group by t.spcname, a.grantee
