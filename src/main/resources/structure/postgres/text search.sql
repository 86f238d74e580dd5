select format('configuration %I.%I', n.nspname, c.cfgname),
       coalesce((select string_agg(format('%s: %s', m.maptokentype, m.mapdict::regdictionary), ', '
                                   order by m.maptokentype, m.mapseqno)
                 from pg_ts_config_map m where m.mapcfg = c.oid), 'no dictionaries')
from pg_ts_config c join pg_namespace n on n.oid = c.cfgnamespace where {user n} and {not part pg_ts_config c}
union all
select format('dictionary %I.%I', n.nspname, d.dictname), coalesce(d.dictinitoption, 'no options')
from pg_ts_dict d join pg_namespace n on n.oid = d.dictnamespace where {user n} and {not part pg_ts_dict d}
