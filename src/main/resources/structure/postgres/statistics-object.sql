select format('%I.%I', n.nspname, s.stxname),
       coalesce(replace(written.statistics, written.list, {means written.list}), written.statistics)
           || coalesce(', target ' || nullif(to_jsonb(s) ->> 'stxstattarget', '-1'), ''),
       'only ' || s.stxrelid::regclass
from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace
  cross join lateral (select pg_get_statisticsobjdef(s.oid) as statistics,
                             substring(pg_get_statisticsobjdef(s.oid) from ' ON (.*) FROM ') as list) written
where {user n} and {not part pg_statistic_ext s}
