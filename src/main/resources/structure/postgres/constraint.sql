-- Not-null constraints are rows of their own from release 18 on; columns say as much on every release. Those of
-- partitions follow their parents'.
select format('%s: %I', coalesce(nullif(k.conrelid, 0)::regclass::text, k.contypid::regtype::text), k.conname),
       pg_get_constraintdef(k.oid)
from pg_constraint k join pg_namespace n on n.oid = k.connamespace
where (k.contype in ('c', 'f', 'p', 'u', 'x') or k.contype = 'n' and not k.convalidated) and k.conparentid = 0 and {user n} and {not part pg_constraint k}
