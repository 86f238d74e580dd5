with {known settings}
select split_part(setting, '=', 1), case when setting ~ '^[^=]*[.]' then {hidden setting}
           else coalesce(nullif(substr({setting setting}, strpos(setting, '=') + 1), ''), 'empty') end
from pg_db_role_setting s cross join unnest(s.setconfig) setting
where s.setrole = 0 and s.setdatabase = (select oid from pg_database where datname = current_database())
