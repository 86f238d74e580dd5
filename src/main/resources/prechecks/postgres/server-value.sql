-- Types that hold them, and the types made of those. Names, as of regclass, are looked up anew where they are applied.
with recursive types (oid) as (
  select oid from pg_type
  where oid in ('oid'::regtype, 'xid'::regtype, 'cid'::regtype, 'tid'::regtype, 'pg_lsn'::regtype, 'txid_snapshot'::regtype,
                to_regtype('xid8'), to_regtype('pg_snapshot'))
  {types made of them}
)
select format('%I.%I.%I (%s)', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod))
from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and a.atttypid in (select oid from types)
  and not c.relispartition and {user n} and {not part pg_class c}
order by 1
