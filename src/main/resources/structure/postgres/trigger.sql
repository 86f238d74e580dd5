-- A constraint's own triggers, and those of partitions, follow from something else unless somebody switched them off. Up
-- to release 14 a partition's copy of its parent's trigger is called internal too (describeOneTableDetails in psql's
-- describe.c).
select format('%s: %s', t.tgrelid::regclass, case when own.internal
              then 'of constraint ' || coalesce(k.conname, '?') || ', ' || t.tgfoid::regproc
              else format('%I', t.tgname) end),
       case when own.internal then ''
            else coalesce(replace(written.trigger, written.condition, {means written.condition}), written.trigger) end
       || case t.tgenabled when 'D' then ', disabled' when 'R' then ', on replicas only' when 'A' then ', always' else '' end,
       format('only %1$s old, only %1$s new', t.tgrelid::regclass)
from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  left join pg_constraint k on k.oid = t.tgconstraint
  -- Type t is a constraint trigger, which users make.
  cross join lateral (select t.tgisinternal and (t.tgparentid = 0 or coalesce(k.contype, 't') <> 't') as internal) own
  cross join lateral (select pg_get_triggerdef(t.oid) as trigger,
                             substring(pg_get_triggerdef(t.oid) from ' WHEN (.*) EXECUTE FUNCTION ') as condition) written
where (t.tgenabled <> 'O' or not t.tgisinternal and t.tgparentid = 0) and {user n} and {not part pg_trigger t}
