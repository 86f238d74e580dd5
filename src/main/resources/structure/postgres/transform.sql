select format('for %s in %s', t.trftype::regtype, l.lanname),
       concat_ws(', ', 'from ' || nullif(t.trffromsql, 0)::regprocedure, 'to ' || nullif(t.trftosql, 0)::regprocedure)
from pg_transform t join pg_language l on l.oid = t.trflang where {not part pg_transform t}
