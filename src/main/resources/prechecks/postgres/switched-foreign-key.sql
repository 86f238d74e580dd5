-- A dump brings the triggers that somebody made as they are switched, and of PostgreSQL's own none but those of some
-- partitions (pg_dump.c, getTriggers). A foreign key has triggers in both its tables, which are switched table by table.
with switches (oid, state, tables) as (
  select t.tgconstraint, case t.tgenabled when 'D' then 'off' when 'R' then 'on where changes are applied alone' else 'always on' end,
         string_agg(distinct format('%I.%I', n.nspname, c.relname), ' and ')
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where t.tgisinternal and t.tgenabled <> 'O'
  group by t.tgconstraint, t.tgenabled
)
select format('%I on %I.%I (%s)', k.conname, n.nspname, c.relname,
              string_agg(format('%s in %s', s.state, s.tables), ', ' order by s.state))
from switches s
  join pg_constraint k on k.oid = s.oid
  join pg_class c on c.oid = k.conrelid
  join pg_namespace n on n.oid = c.relnamespace
where k.contype = 'f' and {user n} and {not part pg_class c}
group by k.oid, k.conname, n.nspname, c.relname
order by 1
