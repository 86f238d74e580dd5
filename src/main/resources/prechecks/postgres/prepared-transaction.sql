select format('%L of %s in database %s', gid, owner, database) from pg_prepared_xacts order by prepared
