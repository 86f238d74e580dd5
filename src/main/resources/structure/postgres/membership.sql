-- What a role can do by others, also through groups of groups: use their rights at once, become them, let others in.
-- Since release 16 a grant says each of it by itself, and a role that may create roles administers only some.
with recursive belongs(role, team) as (
    select m.member, m.roleid from pg_auth_members m
    union
    select b.role, m.roleid from belongs b join pg_auth_members m on m.member = b.team),
named(role, team, created) as (
    select b.role, b.team, false from belongs b
    union all
    select r.oid, t.oid, true from pg_roles r join pg_roles t on t.oid <> r.oid and not t.rolsuper and t.rolname !~ '^(pg_|rds)'
    where r.rolcreaterole and not r.rolsuper and current_setting('server_version_num')::int < 160000)
select format('%I in %I', r.rolname, t.rolname), concat_ws(', ',
           case when pg_has_role(r.oid, t.oid, 'USAGE') then 'uses it' end,
           case when pg_has_role(r.oid, t.oid, case when current_setting('server_version_num')::int < 160000 then 'MEMBER' else 'SET' end)
                then 'becomes it' end,
           case when bool_or(b.created) then 'administers it as it creates roles'
                when pg_has_role(r.oid, t.oid, 'MEMBER WITH ADMIN OPTION') then 'administers it' end)
from named b join pg_roles r on r.oid = b.role join pg_roles t on t.oid = b.team
where r.rolname !~ '^(pg_|rds)' and not r.rolsuper and t.rolname !~ '^rds'
  -- What PostgreSQL's own roles have among themselves is the release's.
  and (t.rolname !~ '^pg_' or exists (
        select from pg_auth_members m join pg_roles by on by.oid = m.member
        where m.roleid = t.oid and by.rolname !~ '^(pg_|rds)' and (by.oid = r.oid or exists (
            select from belongs o where o.role = r.oid and o.team = by.oid))))
group by r.oid, r.rolname, t.oid, t.rolname
