select format('%I', m.amname), concat_ws(', ', m.amtype, m.amhandler) from pg_am m where m.oid >= 16384 and {not part pg_am m}
