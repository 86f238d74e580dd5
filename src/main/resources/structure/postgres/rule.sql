-- Of a rule, a server is asked what its condition means, and what it inserts; what else it does is a statement that no
-- query can hold, and is compared by its text.
select format('%s: %I', r.ev_class::regclass, r.rulename),
       replace(replace(written.rule, coalesce(written.condition, ''), coalesce({means written.condition}, '')),
               coalesce(written.inserted, ''), coalesce({means 'exists (' || written.inserted || ')'}, ''))
           || case r.ev_enabled when 'O' then '' else ', enabled: ' || r.ev_enabled::text end,
       format('only %1$s old, only %1$s new', r.ev_class::regclass)
from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
  cross join lateral (select pg_get_ruledef(r.oid) as rule, substring(pg_get_ruledef(r.oid) from E'\n *WHERE (.*?) DO ') as condition,
                             substring(pg_get_ruledef(r.oid) from ' INSERT INTO [^(]+[(][^)]*[)]\s+((?:SELECT|VALUES)\y.*);$') as inserted) written
where r.rulename <> '_RETURN' and {user n} and {not part pg_rewrite r}
