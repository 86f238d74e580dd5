select format('%I (%s, database %s, %s)', slot_name, plugin, database, case when active then 'in use' else 'not in use' end)
from pg_replication_slots where slot_type = 'logical' and not temporary
order by 1
