select case a.grantee when m.lomowner then 'its owner' when 0 then 'public' else a.grantee::regrole::text end,
       string_agg(distinct a.privilege_type, ', ') || ' on ' || count(distinct m.oid) || ', '
           || sum(hashtextextended(m.oid || a.privilege_type || a.is_grantable, 0)::numeric)
from pg_largeobject_metadata m cross join aclexplode(coalesce(m.lomacl, acldefault('L', m.lomowner))) a
group by 1
