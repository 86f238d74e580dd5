-- A slot holds what its server has still to send.
select quote_ident(s.slot_name) from pg_replication_slots s where s.database = current_database() and not s.temporary order by 1
