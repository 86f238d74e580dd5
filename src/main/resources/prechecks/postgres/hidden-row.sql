select format('%I.%I (%s)', n.nspname, c.relname,
              case when row_security_active(c.oid) then 'row security' else 'no right to read it' end)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'S') and {user n} and {not part pg_class c}
  and (row_security_active(c.oid)
       or not has_schema_privilege(n.oid, 'usage') or not has_table_privilege(c.oid, 'select'))
order by 1
