select format('%I.%I', n.nspname, s.stxname), pg_get_statisticsobjdef(s.oid)
from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace
where {user n} and {not part pg_statistic_ext s}
