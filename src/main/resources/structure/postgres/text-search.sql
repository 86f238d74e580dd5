select format('configuration %I.%I', n.nspname, c.cfgname),
       concat_ws(', ', (select format('by parser %I.%I', s.nspname, p.prsname) from pg_ts_parser p join pg_namespace s on s.oid = p.prsnamespace
                        where p.oid = c.cfgparser),
           coalesce((select string_agg(format('%s: %s', m.maptokentype, m.mapdict::regdictionary), ', '
                                       order by m.maptokentype, m.mapseqno)
                     from pg_ts_config_map m where m.mapcfg = c.oid), 'no dictionaries'))
from pg_ts_config c join pg_namespace n on n.oid = c.cfgnamespace where {user n} and {not part pg_ts_config c}
union all
select format('dictionary %I.%I', n.nspname, d.dictname),
       concat_ws(', ', (select format('of template %I.%I', s.nspname, t.tmplname) from pg_ts_template t join pg_namespace s on s.oid = t.tmplnamespace
                        where t.oid = d.dicttemplate),
           coalesce({set array(select regexp_split_to_table(d.dictinitoption, ', (?=[a-z_]+ = )'))}, 'no options'))
from pg_ts_dict d join pg_namespace n on n.oid = d.dictnamespace where {user n} and {not part pg_ts_dict d}
union all
select format('parser %I.%I', n.nspname, p.prsname),
       concat_ws(', ', p.prsstart, p.prstoken, p.prsend, p.prslextype, nullif(p.prsheadline, 0::regproc))
from pg_ts_parser p join pg_namespace n on n.oid = p.prsnamespace where {user n} and {not part pg_ts_parser p}
union all
select format('template %I.%I', n.nspname, t.tmplname), concat_ws(', ', nullif(t.tmplinit, 0::regproc), t.tmpllexize)
from pg_ts_template t join pg_namespace n on n.oid = t.tmplnamespace where {user n} and {not part pg_ts_template t}
