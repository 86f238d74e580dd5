-- Whole, since what it leaves out counts as much as what it grants.
select case f.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions'
           when 'T' then 'types' when 'n' then 'schemas' else 'objects' end
           || ' of ' || f.defaclrole::regrole
           || case when f.defaclnamespace = 0 then '' else ' in ' || f.defaclnamespace::regnamespace end,
       coalesce((select string_agg(format('%s to %s', rights, grantee), '; ' order by grantee collate "C")
                 from (select case a.grantee when f.defaclrole then 'its owner' when 0 then 'public' else a.grantee::regrole::text end as grantee,
                              string_agg(a.privilege_type || case when a.is_grantable then ' with grant option' else '' end, ', '
                                         order by a.privilege_type) as rights
                       from aclexplode(f.defaclacl) a group by a.grantee) granted),
                'nothing to anybody')
from pg_default_acl f
