-- What a name means that stands alone, the parser decides before it looks for one of the user's; of some it does so for
-- functions and types alone.
with {removals},
names (what, name, kinds) as (
  select format('column %I.%I.%I', n.nspname, c.relname, a.attname), a.attname, array['word']
  from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition and a.attnum > 0 and not a.attisdropped
    and {user n} and {not part pg_class c}
  union all
  select format('relation %I.%I', n.nspname, c.relname), c.relname, array['word']
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and {user n} and {not part pg_class c}
  union all
  select format('function %I.%s', n.nspname, {signature p}), p.proname, array['word', 'function word']
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where {user n} and {not part pg_proc p}
  union all
  select format('type %I.%I', n.nspname, t.typname), t.typname, array['word', 'function word']
  from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
  where (t.typtype <> 'c' or c.relkind = 'c') and not (t.typtype = 'b' and t.typelem <> 0) and {user n} and {not part pg_type t}
)
select format('%s (from release %s on)', names.what, g.release)
from removals g join names on g.name = names.name and g.kind = any (names.kinds)
order by 1
