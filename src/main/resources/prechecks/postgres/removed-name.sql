-- What a body of text means is known only when it runs. Of a function, only a name that no other goes by tells anything.
with {removals},
words (first, second, name, release) as (
  select split_part(name, '.', 2), split_part(name, '.', 3), name, release
  from removals where kind in ('column', 'extension column')
  union all
  select name, name, name, release from removals where kind = 'setting'
  union all
  select split_part(split_part(g.name, '(', 1), '.', 2), split_part(split_part(g.name, '(', 1), '.', 2), g.name, g.release
  from removals g
  where g.kind = 'function'
    and not exists (select from pg_proc p
                    where p.proname = split_part(split_part(g.name, '(', 1), '.', 2) and p.pronamespace = 'pg_catalog'::regnamespace
                      and not exists (select from removals other
                                      where other.kind = 'function' and other.name = 'pg_catalog.' || {signature p}))
)
select format('%I.%s (%s: not from release %s on)', n.nspname, {signature p},
              string_agg(replace(w.name, 'pg_catalog.', ''), ', ' order by w.name), w.release)
from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  join pg_language l on l.oid = p.prolang
  join words w on case when strpos(lower(p.prosrc), w.first) > 0 and strpos(lower(p.prosrc), w.second) > 0
                       then p.prosrc ~* format('\m%s\M', w.first) and p.prosrc ~* format('\m%s\M', w.second) end
where l.lanname not in ('c', 'internal') and {user n} and {not part pg_proc p}
group by n.nspname, p.oid, p.proname, p.proargtypes, w.release
order by 1
