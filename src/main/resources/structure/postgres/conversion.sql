select format('%I.%I', n.nspname, k.conname),
       concat_ws(', ', pg_encoding_to_char(k.conforencoding) || ' to ' || pg_encoding_to_char(k.contoencoding), k.conproc,
           case when k.condefault then 'default' end)
from pg_conversion k join pg_namespace n on n.oid = k.connamespace where {user n} and {not part pg_conversion k}
