-- A foreign key's own triggers, and those of partitions, follow from something else unless somebody switched them off.
select format('%s: %s', t.tgrelid::regclass, case when t.tgisinternal
              then 'of constraint ' || coalesce((select k.conname from pg_constraint k where k.oid = t.tgconstraint), '?')
                   || ', ' || t.tgfoid::regproc
              else format('%I', t.tgname) end),
       case when t.tgisinternal then ''
            else coalesce(replace(written.trigger, written.condition, {means written.condition}), written.trigger) end
       || case t.tgenabled when 'D' then ', disabled' when 'R' then ', on replicas only' when 'A' then ', always' else '' end,
       format('only %1$s old, only %1$s new', t.tgrelid::regclass)
from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  cross join lateral (select pg_get_triggerdef(t.oid) as trigger,
                             substring(pg_get_triggerdef(t.oid) from ' WHEN (.*) EXECUTE FUNCTION ') as condition) written
where (t.tgenabled <> 'O' or not t.tgisinternal and t.tgparentid = 0) and {user n} and {not part pg_trigger t}
