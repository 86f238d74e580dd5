-- What is hashed of an enum's label or of a name such as regclass is its number in the catalog. Types made of such are
-- hashed by their parts.
with recursive types (oid) as (
  select oid from pg_type
  where typtype = 'e'
     or oid in ('regclass'::regtype, 'regproc'::regtype, 'regprocedure'::regtype, 'regoper'::regtype, 'regoperator'::regtype,
                'regtype'::regtype, 'regrole'::regtype, 'regnamespace'::regtype, 'regconfig'::regtype, 'regdictionary'::regtype)
  {types made of them}
)
select format('%I.%I by %s', n.nspname, c.relname, pg_get_partkeydef(c.oid))
from pg_partitioned_table p
  join pg_class c on c.oid = p.partrelid
  join pg_namespace n on n.oid = c.relnamespace
where {user n} and {not part pg_class c}
  and (p.partstrat = 'h'
       and (exists (select from unnest(p.partattrs::int2[]) key (number)
                    join pg_attribute a on a.attrelid = c.oid and a.attnum = key.number
                    where a.atttypid in (select oid from types))
            -- An expression's type is not in the catalog; that it is hashed as an enum is, or by its parts, and what it is made by.
            or exists (select from unnest(p.partclass::oid[]) class (oid)
                       join pg_opclass o on o.oid = class.oid
                       where o.opcintype = 'anyenum'::regtype
                          or o.opcintype in ('anyarray'::regtype, 'anyrange'::regtype, to_regtype('anymultirange'), 'record'::regtype)
                             and exists (select
                                         from regexp_matches(p.partexprs::text,
                                                             ':(?:\w*resulttype|array_typeid|row_typeid|casetype|coalescetype) (\d+) ', 'g') made (hit)
                                           join types s on s.oid = made.hit[1]::oid
                                           join pg_type t on t.oid = s.oid
                                         where t.typtype in ('c', 'r', 'm') or t.typlen = -1)))
       -- By list or range too, where an expression hashes the label itself, or calls a function whose text does.
       or exists (select from regexp_matches(p.partexprs::text, ':funcid (\d+) ', 'g') called (hit)
                  join pg_proc f on f.oid = called.hit[1]::oid
                  where f.prosrc ~* '\mhashenum(extended)?\M'))
order by 1
