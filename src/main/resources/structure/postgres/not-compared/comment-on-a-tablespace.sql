-- Where files lie is each server's own.
select quote_ident(t.spcname) from pg_tablespace t where shobj_description(t.oid, 'pg_tablespace') is not null order by 1
