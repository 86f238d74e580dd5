-- Names such as regclass have a number in the catalog, and so do labels of enums. What compares two names asks of
-- numbers too, but finds the same on each server; whether there is one at all does so as well.
with names (oid) as (
  select castsource from pg_cast where casttarget = 'oid'::regtype and castmethod = 'b' and castsource <> 'int4'::regtype
),
rules (name, tree) as (
  select format('check %I of %I.%I', r.conname, n.nspname, c.relname), r.conbin::text
  from pg_constraint r join pg_class c on c.oid = r.conrelid join pg_namespace n on n.oid = c.relnamespace
  where r.contype = 'c' and r.coninhcount = 0 and {user n} and {not part pg_class c}
  union all
  select 'check ' || r.name, r.conbin from {rules of domains} where r.conbin is not null
  union all
  select format('generated column %I.%I.%I', n.nspname, c.relname, a.attname), d.adbin::text
  from pg_attrdef d
    join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum and a.attgenerated <> ''
    join pg_class c on c.oid = d.adrelid
    join pg_namespace n on n.oid = c.relnamespace
  where not c.relispartition and {user n} and {not part pg_class c}
),
-- Which table a row lies in is its name too, and its number is -6 among the columns.
trees (name, tree) as (
  select name, replace(regexp_replace(tree, '\{NULLTEST :arg (\{RELABELTYPE :arg )+\{\w+ [^{}]*\}', ' ', 'g'),
                       ':varattno -6 :vartype 26 ', format(':varattno -6 :vartype %s ', 'regclass'::regtype::oid))
  from rules
),
uses (name, of) as (
  -- As somebody asked for it, not the parser for a comparison.
  select t.name, format('%s as a number', read.hit[1]::oid::regtype)
  from trees t
    cross join lateral regexp_matches(t.tree,
      '\{RELABELTYPE :arg \{(?:VAR [^{}]*:vartype|COERCETODOMAINVALUE :typeId) (\d+) [^{}]*\} :resulttype (?:23|26) [^{}]*:relabelformat 1 ', 'g') read (hit)
  where read.hit[1]::oid in (select oid from names)
  union
  -- Of a constant that is no part of the system, whose numbers begin with 16384: four bytes, the lowest one first.
  select t.name, format('%s as a number', read.hit[1]::oid::regtype)
  from trees t
    cross join lateral regexp_matches(t.tree,
      '\{RELABELTYPE :arg \{CONST :consttype (\d+) [^{}]*:constvalue 4 \[ -?\d+ (?:-\d+|6[4-9]|[7-9]\d|1\d\d|\d+ (?!0 0 )-?\d+ -?\d+) [^{}]*\} :resulttype (?:23|26) [^{}]*:relabelformat 1 ', 'g') read (hit)
  where read.hit[1]::oid in (select oid from names)
  union
  select t.name, format('%s as a number', read.hit[2]::oid::regtype)
  from trees t
    cross join lateral regexp_matches(t.tree,
      ':funcid (\d+) [^{}]*:args \(\{(?:VAR [^{}]*:vartype|COERCETODOMAINVALUE :typeId) (\d+) ', 'g') read (hit)
  where read.hit[2]::oid in (select oid from names)
    and read.hit[1]::oid in (select castfunc from pg_cast where castsource in (select oid from names) and casttarget = 'int8'::regtype)
  union
  -- Which of two names comes first, and whether a name is a number.
  select t.name, format('%s %s %s', read.hit[2]::oid::regtype, o.oprname, read.hit[3]::oid::regtype)
  from trees t
    cross join lateral regexp_matches(t.tree,
      ':opno (\d+) [^{}]*:args \(\{(?:RELABELTYPE :arg \{)?VAR [^{}]*:vartype (\d+) [^{}]*\}(?: :[^{}]*\})? \{(?:RELABELTYPE :arg \{)?VAR [^{}]*:vartype (\d+) ', 'g') read (hit)
    join pg_operator o on o.oid = read.hit[1]::oid
  where o.oprleft = 'oid'::regtype and o.oprright = 'oid'::regtype
    and (read.hit[2]::oid in (select oid from names) or read.hit[3]::oid in (select oid from names))
    and (o.oprname not in ('=', '<>') or (read.hit[2]::oid in (select oid from names)) <> (read.hit[3]::oid in (select oid from names)))
  union
  select t.name, called.hit[1]::oid::regprocedure::text
  from trees t
    cross join lateral regexp_matches(t.tree, ':funcid (\d+) ', 'g') called (hit)
    join pg_proc p on p.oid = called.hit[1]::oid
  where p.proname in ('hashenum', 'hashenumextended') and p.pronamespace = 'pg_catalog'::regnamespace
     or p.oid >= 16384 and p.prosrc ~* '\mhashenum(extended)?\M'
)
select format('%s (%s)', name, string_agg(of, ', ' order by of)) from uses group by name order by 1
