-- Of what a rule does, a query can hold an INSERT alone, so that no server can be asked what others mean: their text is compared.
select format('%s: %I', r.ev_class::regclass, r.rulename)
from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
where r.rulename <> '_RETURN' and pg_get_ruledef(r.oid) !~ ' DO +(INSTEAD +)?NOTHING;$'
  and pg_get_ruledef(r.oid) !~ ' INSERT INTO [^(]+[(][^)]*[)]\s+(SELECT|VALUES)\y.*;$' and {user n} and {not part pg_rewrite r}
order by 1
