select format('%s: %I', t.tgrelid::regclass, t.tgname),
       pg_get_triggerdef(t.oid) || case t.tgenabled when 'D' then ', disabled' when 'R' then ', on replicas only'
                                                    when 'A' then ', always' else '' end
from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
where not t.tgisinternal and t.tgparentid = 0 and {user n} and {not part pg_trigger t}
