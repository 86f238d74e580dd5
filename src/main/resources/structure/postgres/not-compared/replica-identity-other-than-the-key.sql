-- An upgrade by logical replication changes it where a table has no key.
select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and c.relreplident <> 'd' and {user n} and {not part pg_class c} order by 1
