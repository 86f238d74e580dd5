-- Whatever a copy evaluates row by row, while other tables, and the rest of its own, may still be empty.
with recursive expressions (name, class, object, part) as (
  select format('check %I of %I.%I', r.conname, n.nspname, c.relname), 'pg_constraint'::regclass, r.oid, 0
  from pg_constraint r join pg_class c on c.oid = r.conrelid join pg_namespace n on n.oid = c.relnamespace
  where r.contype = 'c' and r.coninhcount = 0 and coalesce((to_jsonb(r) ->> 'conenforced')::boolean, true)
    and {user n} and {not part pg_class c}
  union all
  select 'check ' || r.name, 'pg_constraint', r.oid, 0 from {rules of domains} where r.oid is not null
  union all
  select format('generated column %I.%I.%I', n.nspname, c.relname, a.attname), u.class, u.object, u.part
  from pg_attrdef d
    join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum and a.attgenerated = 's'
    join pg_class c on c.oid = d.adrelid
    join pg_namespace n on n.oid = c.relnamespace
    -- Its column is what depended on what it calls, before release 15.
    cross join lateral (values ('pg_attrdef'::regclass, d.oid, 0), ('pg_class'::regclass, c.oid, a.attnum)) u (class, object, part)
  where not c.relispartition and {user n} and {not part pg_class c}
  union all
  select format('index %I on %I.%I', i.relname, n.nspname, c.relname), 'pg_class', i.oid, 0
  from pg_index x
    join pg_class i on i.oid = x.indexrelid
    join pg_class c on c.oid = x.indrelid
    join pg_namespace n on n.oid = c.relnamespace
  where not i.relispartition and {user n} and {not part pg_class c}
  union all
  select format('partition key of %I.%I', n.nspname, c.relname), 'pg_class', c.oid, 0
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'p' and {user n} and {not part pg_class c}
),
-- Of a domain that an expression casts to, the rules.
calls (class, object, part, routine) as materialized (
  select d.classid, d.objid, d.objsubid, coalesce(o.oprcode, d.refobjid)
  from pg_depend d left join pg_operator o on d.refclassid = 'pg_operator'::regclass and o.oid = d.refobjid
  where d.refclassid in ('pg_proc'::regclass, 'pg_operator'::regclass) and d.classid <> 'pg_trigger'::regclass
  union
  select d.classid, d.objid, d.objsubid, c.refobjid
  from pg_constraint r
    join pg_depend c on c.classid = 'pg_constraint'::regclass and c.objid = r.oid and c.refclassid = 'pg_proc'::regclass
    join pg_depend d on d.refclassid = 'pg_type'::regclass and d.refobjid = r.contypid and (d.classid, d.objid) <> (c.classid, c.objid)
  where r.contypid <> 0
),
-- Each function with the schemas that it sets and its text without comments and, unless it puts statements together,
-- without strings, which name no table.
routines (oid, path, text) as not materialized (
  select p.oid,
         (select array(select trim(both ' "' from each) from unnest(string_to_array(substr(setting, 13), ',')) each)
          from unnest(p.proconfig) setting where setting like 'search\_path=%'),
         case when l.lanname not in ('sql', 'plpgsql') then p.prosrc
              when p.prosrc ~* '\mexecute\M' then regexp_replace(p.prosrc, '--[^\n]*|/\*([^*]|\*+[^*/])*\*+/', ' ', 'g')
              else regexp_replace(p.prosrc,
                     '("[^"]*")|\m[eE]''([^''\\]|\\.|'''')*''|''([^'']|'''')*''|--[^\n]*|/\*([^*]|\*+[^*/])*\*+/', '\1 ', 'g') end
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
  where l.lanname not in ('c', 'internal') and {user n} and {not part pg_proc p}
),
-- A text is searched once for each function that leads to it; where it sets no schemas, those of its caller count. A
-- bare name that is looked up in none of a user's schemas fails there, which another check tells of.
reached (start, routine, path, text) as (
  select r.oid, r.oid, r.path, r.text
  from routines r where r.oid in (select c.routine from calls c join expressions e using (class, object, part))
  union
  select h.start, r.oid, coalesce(r.path, h.path), r.text
  from reached h
    cross join lateral (
      select c.routine from calls c where c.class = 'pg_proc'::regclass and c.object = h.routine
      union
      select p.oid
      from regexp_matches(h.text, '{schema and name}\s*\(', 'g') word (hit)
        join pg_proc p on p.proname = {plain word.hit[2]}
        join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = {plain word.hit[1]} or word.hit[1] is null and n.nspname = any (h.path)) called (routine)
    join routines r on r.oid = called.routine
),
-- What comes after FROM or JOIN, but is no part of another syntax or defined by the statement itself.
texts (start, path, text) as materialized (
  select start, path, regexp_replace(text, '\mdistinct\s+from\M|\m(extract|overlay|substring|trim)\s*\([^()]*\)', ' ', 'gi') from reached
),
words (start, path, text, schema, name) as (
  select t.start, t.path, t.text, {plain word.hit[1]}, {plain word.hit[2]}
  from texts t
    cross join lateral (
      select hit from regexp_matches(t.text, '\m(?:from|join|table)[\s(]+(?:only[\s(]+)?{schema and name}', 'gi') hit
      union all
      select hit
      from regexp_matches(t.text, '\mfrom\s+{source}((?:\s*,\s*{source})+)', 'gi') list (rest)
        cross join lateral regexp_matches(list.rest[1], ',\s*(?:only\s+)?{schema and name}', 'gi') hit) word
),
tables (start, oid) as (
  select h.start, d.refobjid
  from reached h
    join pg_depend d on d.classid = 'pg_proc'::regclass and d.objid = h.routine and d.refclassid = 'pg_class'::regclass
  union
  select w.start, c.oid
  from words w
    join pg_class c on c.relname = w.name
    join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = w.schema
     or w.schema is null and n.nspname = any (w.path)
        and w.text !~* format('\m%s"?\s*(\([^()]*\)\s*)?as\s+((not\s+)?materialized\s+)?\(', regexp_replace(w.name, '(\W)', '\\\1', 'g'))
)
select format('%s by %I.%s (%s)', e.name, m.nspname, {signature p}, string_agg(distinct format('%I.%I', n.nspname, c.relname), ', '))
from expressions e
  join calls k using (class, object, part)
  join tables t on t.start = k.routine
  join pg_class c on c.oid = t.oid and c.relkind in ('r', 'p', 'v', 'm')
  join pg_namespace n on n.oid = c.relnamespace
  join pg_proc p on p.oid = k.routine
  join pg_namespace m on m.oid = p.pronamespace
where {user n} and {not part pg_class c}
group by e.name, m.nspname, p.oid, p.proname, p.proargtypes
order by 1
