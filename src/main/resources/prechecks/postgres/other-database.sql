select quote_ident(datname) from pg_database
where datallowconn and not datistemplate and datname not in (current_database(), 'postgres', 'rdsadmin') order by 1
