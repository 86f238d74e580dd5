-- A foreign key has triggers in both its tables, which are switched table by table.
select format('%I on %I.%I (in %s)', k.conname, n.nspname, c.relname,
              string_agg(distinct format('%I.%I', m.nspname, switched.relname), ' and '))
from pg_trigger t
  join pg_class switched on switched.oid = t.tgrelid
  join pg_namespace m on m.oid = switched.relnamespace
  join pg_constraint k on k.oid = t.tgconstraint
  join pg_class c on c.oid = k.conrelid
  join pg_namespace n on n.oid = c.relnamespace
where t.tgisinternal and k.contype = 'f' and t.tgenabled in ('A', 'R') and {user n} and {not part pg_class c}
group by k.oid, k.conname, n.nspname, c.relname
order by 1
