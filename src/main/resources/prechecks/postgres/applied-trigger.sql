-- Functions without a search_path fail there, which another check tells of; those of C look nothing up by a bare name.
select format('%I on %I.%I by %I.%I()', t.tgname, n.nspname, c.relname, m.nspname, p.proname)
from pg_trigger t
  join pg_class c on c.oid = t.tgrelid
  join pg_namespace n on n.oid = c.relnamespace
  join pg_proc p on p.oid = t.tgfoid
  join pg_namespace m on m.oid = p.pronamespace
  join pg_language l on l.oid = p.prolang
where not t.tgisinternal and t.tgenabled in ('A', 'R')
  and (l.lanname in ('c', 'internal') or exists (select from unnest(p.proconfig) setting where setting like 'search\_path=%'))
  and {user n} and {not part pg_class c}
order by 1
