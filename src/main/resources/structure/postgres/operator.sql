select o.oid::regoperator::text, o.oprcode::text
from pg_operator o join pg_namespace n on n.oid = o.oprnamespace where {user n} and {not part pg_operator o}
