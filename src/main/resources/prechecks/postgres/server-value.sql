-- Types that hold them, and the types made of those. Names, as of regclass, are looked up anew where they are applied.
with recursive types (oid) as (
  select oid from pg_type
  where oid in ('oid'::regtype, 'xid'::regtype, 'cid'::regtype, 'tid'::regtype, 'pg_lsn'::regtype, 'txid_snapshot'::regtype,
                to_regtype('xid8'), to_regtype('pg_snapshot'))
  {types made of them}
),
-- What a function's text gets them by; a table's number may become its name at once.
words (name) as (
  values ('txid_current'), ('txid_current_if_assigned'), ('txid_current_snapshot'), ('pg_current_xact_id'), ('pg_current_xact_id_if_assigned'),
         ('pg_current_snapshot'), ('pg_backend_pid'), ('pg_current_wal_lsn'), ('pg_current_wal_insert_lsn'), ('pg_current_wal_flush_lsn'), ('tg_relid'),
         ('hashenum'), ('hashenumextended'), ('hashoid'), ('hashoidextended')
),
-- Whose calls give them, whatever the type of the column that keeps them.
giving (oid, name) as (
  select p.oid, {signature p}
  from pg_proc p
  where p.pronamespace = 'pg_catalog'::regnamespace
    and (p.proname in (select name from words) or p.prorettype in (select oid from types)
         or p.oid in (select castfunc from pg_cast where castsource in (select oid from types)))
),
trees (name, tree) as (
  select format('%s %I.%I.%I', case a.attgenerated when '' then 'default of' else 'generated column' end, n.nspname, c.relname, a.attname), d.adbin::text
  from pg_attrdef d
    join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
    join pg_class c on c.oid = d.adrelid
    join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition and {user n} and {not part pg_class c}
    and a.atttypid not in (select oid from types)
  union all
  select format('check %I of %I.%I', r.conname, n.nspname, c.relname), r.conbin::text
  from pg_constraint r join pg_class c on c.oid = r.conrelid join pg_namespace n on n.oid = c.relnamespace
  where r.contype = 'c' and r.coninhcount = 0 and not c.relispartition and {user n} and {not part pg_class c}
  union all
  select format('default of domain %I.%I', n.nspname, t.typname), t.typdefaultbin::text
  from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where t.typtype = 'd' and t.oid not in (select oid from types) and {user n} and {not part pg_type t}
),
calls (name, routine) as (
  -- What rules make of labels is told by another check.
  select t.name, called.hit[1]::oid from trees t cross join lateral regexp_matches(t.tree, ':funcid (\d+) ', 'g') called (hit)
  where t.name like 'default %' or called.hit[1]::oid not in (select oid from pg_proc where proname in ('hashenum', 'hashenumextended'))
  union
  select format('trigger %I on %I.%I', t.tgname, n.nspname, c.relname), t.tgfoid
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where not t.tgisinternal and not c.relispartition and {user n} and {not part pg_class c}
),
-- A text is searched once, whoever calls the function, and however often.
asking (routine, function, words) as materialized (
  select p.oid, format('%I.%I()', n.nspname, p.proname), string_agg(w.name, ', ' order by w.name)
  from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace
    join words w on regexp_replace(p.prosrc, '\mtg_relid\s*::\s*regclass', '', 'gi') ~* format('\m%s\M', w.name)
  where p.oid in (select routine from calls) and {user n}
  group by p.oid, n.nspname, p.proname
)
select format('%I.%I.%I (%s)', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod))
from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and a.atttypid in (select oid from types)
  and not c.relispartition and {user n} and {not part pg_class c}
union all
select format('%s (%s)', c.name, string_agg(distinct g.name, ', '))
from calls c join giving g on g.oid = c.routine
group by c.name
union all
select format('%s by %s (%s)', c.name, a.function, a.words)
from calls c join asking a on a.routine = c.routine
order by 1
