select format('%I.%I', n.nspname, c.relname), concat_ws(E'\n', pg_get_viewdef(c.oid), 'with ' || array_to_string(c.reloptions, ', '))
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'm' and {user n} and {not part pg_class c}
