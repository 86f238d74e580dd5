-- Since release 15.
select format('%s to %s', p.parname, case a.grantee when 0 then 'public' else a.grantee::regrole::text end),
       string_agg(a.privilege_type || case when a.is_grantable then ' with grant option' else '' end, ', '
                  order by a.privilege_type)
from pg_parameter_acl p
  cross join aclexplode(p.paracl) a
  left join pg_roles r on r.oid = a.grantee
where not coalesce(r.rolsuper or r.rolname ~ '^(pg_|rds)', false)
group by p.parname, a.grantee
