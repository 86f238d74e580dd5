-- The extension's version decides what most of them hold.
select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_depend e on e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e'
where c.relkind = 'r' and pg_relation_size(c.oid) > 0 order by 1
