-- Whether there are rows is asked of the view itself, where that is allowed.
select format('%I.%I', n.nspname, c.relname),
       case when not c.relispopulated then 'never refreshed'
            when not has_table_privilege(c.oid, 'select') then 'refreshed'
            when query_to_xml(format('select from %I.%I limit 1', n.nspname, c.relname), false, true, '')::text ~ '<row' then 'refreshed'
            else 'refreshed, empty' end
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'm' and {user n} and {not part pg_class c}
