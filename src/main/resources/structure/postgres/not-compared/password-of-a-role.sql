-- Nobody but a superuser may read it.
select quote_ident(r.rolname) from pg_roles r where r.rolcanlogin and r.rolname !~ '^(pg_|rds)' and not r.rolsuper order by 1
