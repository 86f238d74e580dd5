select format('%I', e.extname),
       e.extversion || coalesce(' while ' || nullif(a.default_version, e.extversion) || ' is here', '')
           || format(', in schema %I', n.nspname)
from pg_extension e join pg_namespace n on n.oid = e.extnamespace
  left join pg_available_extensions a on a.name = e.extname
