-- Of the checks of pg_upgrade (its check.c) those that a database of release 13 and later can fail and no other check
-- tells of. It looks at what is stored, so views may have such columns.
with recursive {removals},
stored (type, name) as (
  select a.atttypid, format('%I.%I.%I of type %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod))
  from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'm', 'i') and a.attnum > 0 and not a.attisdropped
    and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
),
-- The types of columns, what these are made of, and so on.
parts (type, oid) as (
  select type, type from stored
  union
  select p.type, made.oid
  from parts p
    join pg_type t on t.oid = p.oid
    cross join lateral (select t.typelem where t.typlen = -1
                        union all select t.typbasetype
                        union all select r.rngsubtype from pg_range r where r.rngtypid = t.oid
                        union all select a.atttypid from pg_attribute a
                                  where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped and t.oid >= 16384) made (oid)
  where made.oid <> 0
),
refused (type) as (
  select p.type
  from parts p join pg_type t on t.oid = p.oid
  where t.typtype = 'c' and (t.oid < 16384 or t.typnamespace = to_regnamespace('information_schema'))
     or t.oid in (to_regtype('regcollation'), 'regconfig'::regtype, 'regdictionary'::regtype, 'regnamespace'::regtype,
                  'regoper'::regtype, 'regoperator'::regtype, 'regproc'::regtype, 'regprocedure'::regtype)
     or t.oid = 'aclitem'::regtype and exists (select from removals where kind = 'feature' and name = 'the form in which aclitem is stored')
)
select s.name from stored s where s.type in (select type from refused)
union all
select format('%I.%I.%I, which is nullable while that of its parent is not', n.nspname, c.relname, a.attname)
from pg_inherits i
  join pg_class c on c.oid = i.inhrelid
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and not a.attnotnull
  join pg_attribute p on p.attrelid = i.inhparent and p.attname = a.attname and p.attnum > 0 and p.attnotnull
where exists (select from removals where kind = 'feature' and name = 'nullable columns under a parent''s that are not')
union all
select format('conversion %I.%I', n.nspname, c.conname)
from pg_conversion c join pg_namespace n on n.oid = c.connamespace
where c.oid >= 16384 and exists (select from removals where kind = 'feature' and name = 'conversions by functions of five arguments')
union all
select format('database %I, %s', datname, case datconnlimit when -2 then 'which is not valid' else 'to which nobody may connect' end)
from pg_database where datname <> 'template0' and (datconnlimit = -2 or not datallowconn)
order by 1
