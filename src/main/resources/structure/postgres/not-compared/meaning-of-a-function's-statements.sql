-- Since release 14. Of a body that PostgreSQL keeps parsed, a query can hold one SELECT alone: the text of others is compared.
select p.oid::regprocedure::text
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where pg_get_function_sqlbody(p.oid) !~ '^(RETURN |BEGIN ATOMIC\s+(SELECT|WITH|VALUES)\y((?!;\n).)*;\nEND$)'
  and {user n} and {not part pg_proc p}
order by 1
