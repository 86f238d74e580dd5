select o.oid::regoperator::text, concat_ws(', ', o.oprcode, nullif(o.oprcom, 0)::regoperator, nullif(o.oprnegate, 0)::regoperator,
           nullif(o.oprrest, 0)::regproc, nullif(o.oprjoin, 0)::regproc, case when o.oprcanhash then 'hashes' end,
           case when o.oprcanmerge then 'merges' end)
from pg_operator o join pg_namespace n on n.oid = o.oprnamespace where {user n} and {not part pg_operator o}
