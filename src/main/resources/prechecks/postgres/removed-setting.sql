with {removals},
chosen (whose, setting, value) as (
  select coalesce(nullif(concat_ws(' in ', 'role ' || quote_ident(r.rolname), 'database ' || quote_ident(d.datname)), ''), 'all roles'),
         split_part(entry, '=', 1), split_part(entry, '=', 2)
  from pg_db_role_setting s
    cross join unnest(s.setconfig) entry
    left join pg_roles r on r.oid = s.setrole
    left join pg_database d on d.oid = s.setdatabase
  where s.setdatabase = 0 or d.datname = current_database()
  union all
  select format('function %I.%s', n.nspname, {signature p}), split_part(entry, '=', 1), split_part(entry, '=', 2)
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace cross join unnest(p.proconfig) entry
  where {user n} and {not part pg_proc p}
)
select format('%s of %s (not from release %s on)', g.name, c.whose, g.release)
from chosen c
  join removals g on g.kind = 'setting' and g.name = c.setting
                  or g.kind = 'feature' and g.name = 'password_encryption=' || c.value and c.setting = 'password_encryption'
order by 1
