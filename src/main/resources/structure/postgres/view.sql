select format('%I.%I', n.nspname, c.relname),
       concat_ws(E'\n', {means pg_get_viewdef(c.oid)}, 'with ' || {options c.reloptions})
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'v' and c.relpersistence <> 't' and {user n} and {not part pg_class c}
