-- Of a user mapping, only what it has options for: their values are secrets.
select format('%I', s.srvname), concat_ws(', ', w.fdwname, array_to_string(w.fdwoptions, ', '), s.srvtype, s.srvversion,
           array_to_string(s.srvoptions, ', '),
           (select string_agg(m.usename || ' with ' || coalesce((select string_agg(split_part(o, '=', 1), ' ' order by 1)
                              from unnest(m.umoptions) o), 'options that cannot be seen'), ', ' order by m.usename)
            from pg_user_mappings m where m.srvid = s.oid))
from pg_foreign_server s join pg_foreign_data_wrapper w on w.oid = s.srvfdw
where {not part pg_foreign_server s}
