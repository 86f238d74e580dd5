with {known settings}
select format('%I', r.rolname),
       concat_ws(', ', case when r.rolsuper then 'superuser' end, case when r.rolcanlogin then 'login' else 'no login' end,
           case when not r.rolinherit then 'no inherit' end, case when r.rolcreatedb then 'createdb' end,
           case when r.rolcreaterole then 'createrole' end, case when r.rolbypassrls then 'bypassrls' end,
           case when r.rolreplication then 'replication' end,
           case when r.rolconnlimit >= 0 then 'connection limit ' || r.rolconnlimit end,
           'valid until ' || r.rolvaliduntil,
           (select string_agg('set ' || case when setting ~ '^[^=]*[.]'
                                             then split_part(setting, '=', 1) || ' to ' || {hidden setting} else {setting setting} end, ', '
                              order by setting collate "C")
            from pg_db_role_setting s cross join unnest(s.setconfig) setting
            where s.setrole = r.oid
              and s.setdatabase in (0, (select oid from pg_database where datname = current_database()))))
from pg_roles r
where r.rolname !~ '^(pg_|rds)'
union all
-- What holds for all of them in every database is of no role's own.
select 'all roles',
       string_agg('set ' || case when setting ~ '^[^=]*[.]'
                                 then split_part(setting, '=', 1) || ' to ' || {hidden setting} else {setting setting} end, ', '
                  order by setting collate "C")
from pg_db_role_setting s cross join unnest(s.setconfig) setting
where s.setrole = 0 and s.setdatabase = 0
having count(*) > 0
