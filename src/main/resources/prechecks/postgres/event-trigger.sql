select format('%I, %s, by %I.%I()', t.evtname, t.evtevent, n.nspname, p.proname)
from pg_event_trigger t
  join pg_proc p on p.oid = t.evtfoid
  join pg_namespace n on n.oid = p.pronamespace
where t.evtenabled <> 'D' and {not part pg_event_trigger t}
order by 1
