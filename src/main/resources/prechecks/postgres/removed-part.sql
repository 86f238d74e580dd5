-- A view, a rule and a function with a parsed body keep which columns of each relation they read, numbered from 8, since
-- the system's own come before (parsenodes.h, selectedCols); expressions keep whom they call by number.
with {removals},
columns (relation, bit, name, release) as (
  select a.attrelid, (a.attnum + 7)::text, g.name, g.release
  from removals g
    join pg_class c on c.relname = split_part(g.name, '.', 2) and c.relkind in ('r', 'v', 'm', 'p')
    join pg_attribute a on a.attrelid = c.oid and a.attname = split_part(g.name, '.', 3)
  where g.kind = 'column' and c.relnamespace = to_regnamespace(split_part(g.name, '.', 1)) and c.oid < 16384
     or g.kind = 'extension column' and exists (select from pg_depend e join pg_extension x on x.oid = e.refobjid
                                                where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e'
                                                  and x.extname = split_part(g.name, '.', 1))
),
routines (oid, kind, name, release) as (
  select p.oid, g.kind, g.name, g.release
  from removals g
    join pg_proc p on p.proname = split_part(split_part(g.name, '(', 1), '.', 2)
    join pg_namespace n on n.oid = p.pronamespace
  where substr(g.name, strpos(g.name, '.') + 1) = {signature p}
    and (g.kind in ('function', 'signature', 'result') and n.nspname = split_part(g.name, '.', 1) and p.oid < 16384
         or g.kind = 'extension function' and exists (select from pg_depend e join pg_extension x on x.oid = e.refobjid
                                                      where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e'
                                                        and x.extname = split_part(g.name, '.', 1)))
),
operators (oid, name, release) as (
  select o.oid, g.name, g.release
  from removals g
    join pg_operator o on g.name = {operator o}
  where g.kind = 'operator' and o.oid < 16384
),
{trees},
{settings asked},
uses (class, object, name, release) as (
  select t.class, t.object, c.name, c.release
  from trees t
    cross join lateral regexp_matches(t.tree, ':relid (\d+) [^{}()]*:selectedCols \(b([ 0-9]*)\)', 'g') relation (hit)
    join columns c on c.relation = relation.hit[1]::oid and c.bit = any (string_to_array(trim(relation.hit[2]), ' '))
  where t.tree ~ (select format(':relid (%s) ', string_agg(distinct relation::text, '|')) from columns)
  union all
  select t.class, t.object, r.name, r.release
  from trees t
    cross join lateral regexp_matches(t.tree, ':(?:funcid|aggfnoid|winfnoid) (\d+) ', 'g') called (hit)
    join routines r on r.kind not in ('signature', 'result') and r.oid = called.hit[1]::oid
  where t.tree ~ (select format(':(funcid|aggfnoid|winfnoid) (%s) ', string_agg(oid::text, '|')) from routines where kind not in ('signature', 'result'))
  union all
  -- A view lists the columns of a function that it reads from, all of them, by place (ruleutils.c, get_from_clause_item).
  select t.class, t.object, r.name || ' with its columns in this order', r.release
  from trees t
    cross join lateral regexp_matches(t.tree, ':funcexpr \{FUNCEXPR :funcid (\d+) ', 'g') called (hit)
    join routines r on r.kind = 'result' and r.oid = called.hit[1]::oid
  where t.tree ~ (select format(':funcexpr \{FUNCEXPR :funcid (%s) ', string_agg(oid::text, '|')) from routines where kind = 'result')
  union all
  select t.class, t.object, o.name, o.release
  from trees t
    cross join lateral regexp_matches(t.tree, ':opno (\d+) ', 'g') called (hit)
    join operators o on o.oid = called.hit[1]::oid
  where t.tree ~ (select format(':opno (%s) ', string_agg(oid::text, '|')) from operators)
  union all
  select a.class, a.object, a.name, a.release from asked a where not a.is_lenient
  union all
  -- Of a signature that only takes more than before, those that name it to the letter.
  select 'pg_proc'::regclass, a.aggfnoid, r.name, r.release
  from pg_aggregate a
    join routines r on r.oid in (a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggserialfn, a.aggdeserialfn, a.aggmtransfn,
                                 a.aggminvtransfn, a.aggmfinalfn)
  where a.aggfnoid >= 16384 and r.kind <> 'result'
    and (r.kind <> 'signature' or a.aggtranstype in ('anyarray'::regtype, 'anyelement'::regtype))
  union all
  select 'pg_operator'::regclass, o.oid, r.name, r.release
  from pg_operator o join routines r on r.oid = o.oprcode where o.oid >= 16384 and r.kind <> 'result'
  union all
  select 'pg_cast'::regclass, c.oid, r.name, r.release
  from pg_cast c join routines r on r.oid = c.castfunc where c.oid >= 16384 and r.kind <> 'result'
  union all
  select 'pg_operator'::regclass, o.oid, g.name, g.release
  from pg_operator o join removals g on g.kind = 'feature' and g.name = 'operators after their operand'
  where o.oid >= 16384 and o.oprright = 0
  union all
  select 'pg_attrdef'::regclass, d.oid, g.name, g.release
  from removals g
    cross join pg_inherits i
    join pg_attribute a on a.attrelid = i.inhrelid and a.attgenerated <> ''
    join pg_attribute p on p.attrelid = i.inhparent and p.attname = a.attname and p.attnum > 0 and p.attgenerated = ''
    join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where g.kind = 'feature' and g.name = 'generated columns under a parent''s that are not'
)
select format('%s %s (%s: not from release %s on)', found.type, found.identity,
              string_agg(distinct replace(replace(u.name, 'pg_catalog.', ''), 'information_schema.', ''), ', '), u.release)
from uses u cross join lateral pg_identify_object(u.class, u.object, 0) found
where not exists (select from pg_depend e where e.deptype = 'e' and e.classid = u.class and e.objid = u.object)
group by found.type, found.identity, u.release
order by 1
