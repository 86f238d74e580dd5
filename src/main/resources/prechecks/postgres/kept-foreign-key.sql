select distinct format('%I on %I.%I', k.conname, n.nspname, c.relname)
from pg_trigger t
  join pg_constraint k on k.oid = t.tgconstraint
  join pg_class c on c.oid = t.tgrelid
  join pg_namespace n on n.oid = c.relnamespace
where t.tgisinternal and k.contype = 'f' and t.tgenabled in ('A', 'R') and {user n} and {not part pg_class c}
order by 1
