select format('%s: %I', r.ev_class::regclass, r.rulename),
       pg_get_ruledef(r.oid) || case r.ev_enabled when 'O' then '' else ', enabled: ' || r.ev_enabled::text end
from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
where r.rulename <> '_RETURN' and {user n} and {not part pg_rewrite r}
