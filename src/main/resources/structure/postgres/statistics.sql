select format('%I.%I', n.nspname, c.relname),
       -- Of a table that is empty, or was when it was analyzed, there are none.
       case when c.reltuples = 0 or c.relkind <> 'p' and pg_relation_size(c.oid) = 0
                or c.relkind = 'p' and not exists (select from pg_partition_tree(c.oid) p where p.isleaf and pg_relation_size(p.relid) > 0)
                or exists (select from pg_stats s where s.schemaname = n.nspname and s.tablename = c.relname)
            then 'present' else 'missing' end
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'm') and c.relpersistence <> 't' and {user n} and {not part pg_class c}
  and (c.relkind <> 'm' or c.relispopulated)
