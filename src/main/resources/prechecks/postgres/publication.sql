select quote_ident(pubname) from pg_publication order by 1
