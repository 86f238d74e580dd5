select format('%I.%I', n.nspname, c.relname),
       concat_ws(E'\n', {means pg_get_viewdef(c.oid)}, 'with ' || {options c.reloptions},
           (select format('in tablespace %I', s.spcname) from pg_tablespace s where s.oid = c.reltablespace),
           (select 'stored by ' || a.amname from pg_am a where a.oid = c.relam and a.amname <> 'heap'))
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'm' and {user n} and {not part pg_class c}
