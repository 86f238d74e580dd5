-- What a name means that stands alone, the parser decides before it looks for one of the user's.
with {removals},
names (what, name) as (
  select format('column %I.%I.%I', n.nspname, c.relname, a.attname), a.attname
  from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition and a.attnum > 0 and not a.attisdropped
    and {user n} and {not part pg_class c}
  union all
  select format('relation %I.%I', n.nspname, c.relname), c.relname
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and {user n} and {not part pg_class c}
  union all
  select format('function %I.%s', n.nspname, {signature p}), p.proname
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where {user n} and {not part pg_proc p}
)
select format('%s (from release %s on)', names.what, g.release)
from removals g join names on g.name = names.name
where g.kind = 'word'
order by 1
