select format('%I.%I', n.nspname, c.relname),
       concat_ws(', ', pg_get_indexdef(c.oid),
           case when not i.indisvalid then 'invalid' end,
           case when not i.indisready then 'not ready' end,
           case when i.indisclustered then 'clustered' end)
from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
where c.relpersistence <> 't' and {user n} and {not part pg_class c}
