select quote_ident(slot_name) from pg_replication_slots where slot_type = 'physical' and not temporary order by 1
