-- Of a user mapping, only what it has options for: their values are secrets.
select format('%I', s.srvname), concat_ws(', ', w.fdwname, s.srvtype, s.srvversion,
           {set s.srvoptions},
           (select string_agg(m.usename || ' with ' || coalesce({set array(select split_part(o, '=', 1) from unnest(m.umoptions) o)}, 'options that cannot be seen'), ', ' order by m.usename collate "C")
            from pg_user_mappings m where m.srvid = s.oid))
from pg_foreign_server s join pg_foreign_data_wrapper w on w.oid = s.srvfdw
where {not part pg_foreign_server s}
