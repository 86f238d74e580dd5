select format('%I.%I with %s partitions', n.nspname, c.relname,
              (select count(*) from pg_partition_tree(c.oid) t where t.isleaf and t.relid <> c.oid))
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'p' and not c.relispartition and {user n} and {not part pg_class c}
order by 1
