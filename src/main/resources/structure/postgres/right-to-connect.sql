-- Apart from other grants, since a fence takes it away.
select case a.grantee when 0 then 'public' else a.grantee::regrole::text end,
       'granted' || case when a.is_grantable then ' with grant option' else '' end
from pg_database d cross join aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
where d.datname = current_database() and a.privilege_type = 'CONNECT' and a.grantee <> d.datdba
