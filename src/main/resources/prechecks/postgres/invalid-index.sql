-- One of a partitioned table is not valid until each partition has its own, and a dump keeps it all the same.
select format('%I.%I on %I', n.nspname, i.relname, c.relname)
from pg_index x
  join pg_class i on i.oid = x.indexrelid
  join pg_class c on c.oid = x.indrelid
  join pg_namespace n on n.oid = c.relnamespace
where not ((x.indisvalid or c.relkind = 'p') and x.indisready) and {user n} and {not part pg_class c}
order by 1
