-- Not-null constraints are rows of their own from release 18 on; columns say as much on every release. Those of
-- partitions follow their parents'. What an exclusion compares is its index's.
select format('%s: %I', coalesce(nullif(k.conrelid, 0)::regclass::text, k.contypid::regtype::text), k.conname),
       case k.contype
           when 'c' then replace(pg_get_constraintdef(k.oid), pg_get_expr(k.conbin, k.conrelid), {means pg_get_expr(k.conbin, k.conrelid)})
           when 'x' then concat_ws(', ', 'exclude with ' || array(select o::regoperator from unnest(k.conexclop) o)::text,
                             case when k.condeferrable then 'deferrable' end, case when k.condeferred then 'deferred' end)
           else pg_get_constraintdef(k.oid) end,
       case when k.conrelid <> 0 then 'only ' || k.conrelid::regclass
            else (select format('(select null::%s as value) domain', format_type(t.typbasetype, t.typtypmod)) from pg_type t where t.oid = k.contypid) end
from pg_constraint k join pg_namespace n on n.oid = k.connamespace
where (k.contype in ('c', 'f', 'p', 'u', 'x') or k.contype = 'n' and not k.convalidated) and k.conparentid = 0 and {user n} and {not part pg_constraint k}
