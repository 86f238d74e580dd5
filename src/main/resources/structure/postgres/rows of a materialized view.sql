select format('%I.%I', n.nspname, c.relname), case when c.relispopulated then 'refreshed' else 'never refreshed' end
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'm' and {user n} and {not part pg_class c}
