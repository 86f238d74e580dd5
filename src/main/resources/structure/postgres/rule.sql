-- Of a rule, a server is asked what the condition means; what it does is a statement, which no query can hold.
select format('%s: %I', r.ev_class::regclass, r.rulename),
       coalesce(replace(written.rule, written.condition, {means written.condition}), written.rule)
           || case r.ev_enabled when 'O' then '' else ', enabled: ' || r.ev_enabled::text end,
       format('only %1$s old, only %1$s new', r.ev_class::regclass)
from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
  cross join lateral (select pg_get_ruledef(r.oid) as rule, substring(pg_get_ruledef(r.oid) from E'\n *WHERE (.*?) DO ') as condition) written
where r.rulename <> '_RETURN' and {user n} and {not part pg_rewrite r}
