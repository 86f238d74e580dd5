-- Where no key tells rows apart, each column is compared, for which its type needs a default operator class that knows
-- equality (tuples_equal in executor/execReplication.c, lookup_type_cache in utils/cache/typcache.c). What enumerations,
-- ranges, arrays and composite types need, their parts have.
with recursive types (oid) as (
  select t.oid
  from pg_type t
  where t.typtype = 'b' and t.typcategory <> 'A'
    and not exists (select from pg_opclass o
                    where o.opcdefault and o.opcmethod in (select oid from pg_am where amname in ('btree', 'hash'))
                      and (o.opcintype = t.oid
                           or exists (select from pg_cast k where k.castsource = t.oid and k.casttarget = o.opcintype
                                                              and k.castmethod = 'b' and k.castcontext = 'i')))
  {types made of them}
)
select format('%I.%I by column %I of type %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod))
from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
where c.relkind = 'r' and c.relpersistence = 'p' and a.atttypid in (select oid from types) and {user n} and {not part pg_class c}
  and not exists (select from pg_index i
                  where i.indrelid = c.oid and i.indimmediate and i.indisvalid
                    and (i.indisprimary or i.indisreplident and c.relreplident = 'i'))
order by 1
