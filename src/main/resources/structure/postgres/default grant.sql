-- Whole, since what it leaves out counts as much as what it grants.
select case f.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions'
           when 'T' then 'types' when 'n' then 'schemas' else 'objects' end
           || ' of ' || f.defaclrole::regrole
           || case when f.defaclnamespace = 0 then '' else ' in ' || f.defaclnamespace::regnamespace end,
       coalesce((select string_agg(format('%s to %s', a.privilege_type || case when a.is_grantable then ' with grant option' else '' end,
                            case a.grantee when f.defaclrole then 'its owner' when 0 then 'public' else a.grantee::regrole::text end),
                            ', ' order by a.grantee = f.defaclrole, a.grantee::regrole::text collate "C", a.privilege_type)
                 from aclexplode(f.defaclacl) a), 'nothing to anybody')
from pg_default_acl f
