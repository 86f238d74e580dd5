-- What a role can do by others, also through groups of groups: use their rights at once, become them, let others in.
-- Since release 16 a grant says each of it by itself, and a role that may create roles administers only some.
with recursive belongs(role, team) as (
    select m.member, m.roleid from pg_auth_members m
    union
    select b.role, m.roleid from belongs b join pg_auth_members m on m.member = b.team),
effect(name, team, creates, uses, becomes, administers) as (
    select r.rolname, t.rolname, r.rolcreaterole, pg_has_role(r.oid, t.oid, 'USAGE'),
           pg_has_role(r.oid, t.oid, case when current_setting('server_version_num')::int < 160000 then 'MEMBER' else 'SET' end),
           pg_has_role(r.oid, t.oid, 'MEMBER WITH ADMIN OPTION')
    from belongs b join pg_roles r on r.oid = b.role join pg_roles t on t.oid = b.team
    where r.rolname !~ '^(pg_|rds)' and not r.rolsuper and t.rolname !~ '^rds'
      -- What PostgreSQL's own roles have among themselves is the release's.
      and (t.rolname !~ '^pg_' or exists (
            select from pg_auth_members m join pg_roles by on by.oid = m.member
            where m.roleid = t.oid and by.rolname !~ '^(pg_|rds)'
              and (by.oid = r.oid or exists (select from belongs o where o.role = r.oid and o.team = by.oid)))))
select format('%I in %I', name, team),
       concat_ws(', ', case when uses then 'uses it' end, case when becomes then 'becomes it' end,
           case when administers and not creates then 'administers it' end)
from effect
union all
select format('%I as a creator of roles', r.rolname),
       case when current_setting('server_version_num')::int < 160000 then 'administers all'
            else coalesce('administers ' || (select string_agg(format('%I', team), ', ' order by team collate "C")
                                             from effect where name = r.rolname and administers), 'administers none') end
from pg_roles r where r.rolcreaterole and not r.rolsuper and r.rolname !~ '^(pg_|rds)'
