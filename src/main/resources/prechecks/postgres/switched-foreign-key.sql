-- A dump brings the triggers that somebody made as they are switched, and of PostgreSQL's own none but those of some
-- partitions (pg_dump.c, getTriggers).
select distinct format('%I on %I.%I, %s', k.conname, n.nspname, c.relname,
                       case t.tgenabled when 'D' then 'off' when 'R' then 'on where changes are applied alone' else 'always on' end)
from pg_trigger t
  join pg_constraint k on k.oid = t.tgconstraint
  join pg_class c on c.oid = t.tgrelid
  join pg_namespace n on n.oid = c.relnamespace
where t.tgisinternal and k.contype = 'f' and t.tgenabled <> 'O' and {user n} and {not part pg_class c}
order by 1
