select format('%I', l.lanname),
       concat_ws(', ', case when l.lanpltrusted then 'trusted' else 'untrusted' end, nullif(l.lanplcallfoid, 0)::regprocedure,
           nullif(l.laninline, 0)::regprocedure, nullif(l.lanvalidator, 0)::regprocedure)
from pg_language l where {not part pg_language l}
