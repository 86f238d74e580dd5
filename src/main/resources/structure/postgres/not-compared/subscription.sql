-- An upgrade makes and drops its own.
select quote_ident(s.subname) from pg_subscription s join pg_database d on d.oid = s.subdbid
where d.datname = current_database() order by 1
