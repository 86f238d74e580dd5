-- An upgrade makes and drops its own.
select quote_ident(p.pubname) from pg_publication p order by 1
