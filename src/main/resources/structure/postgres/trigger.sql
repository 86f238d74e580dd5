-- A foreign key's own triggers, and those of partitions, follow from something else unless somebody switched them off.
select format('%s: %s', t.tgrelid::regclass, case when t.tgisinternal
              then 'of constraint ' || coalesce((select k.conname from pg_constraint k where k.oid = t.tgconstraint), '?')
                   || ', ' || t.tgfoid::regproc
              else format('%I', t.tgname) end),
       case when t.tgisinternal then '' else pg_get_triggerdef(t.oid) end
       || case t.tgenabled when 'D' then ', disabled' when 'R' then ', on replicas only' when 'A' then ', always' else '' end
from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
where (t.tgenabled <> 'O' or not t.tgisinternal and t.tgparentid = 0) and {user n} and {not part pg_trigger t}
