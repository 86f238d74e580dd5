-- There since release 15.
select format('%I.%I', n.nspname, c.relname)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'S' and c.relpersistence = 'u' and {user n} and {not part pg_class c}
  -- That of an unlogged table's column is as the table, of which another check tells.
  and not exists (select from pg_depend d join pg_class t on t.oid = d.refobjid and t.relpersistence = 'u'
                  where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i') and d.refclassid = 'pg_class'::regclass)
order by 1
