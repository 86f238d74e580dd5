-- Roles with such names come and go with RDS's releases; these are the ones that it is known to make
-- (Amazon RDS User Guide, "Understanding PostgreSQL roles and permissions"), and the one that lends rights where it is imitated.
select quote_ident(r.rolname) from pg_roles r
where r.rolname ~ '^rds'
  and r.rolname not in ('rdsadmin', 'rds_superuser', 'rds_replication', 'rds_iam', 'rds_password', 'rds_ad', 'rds_reserved', 'rds_extension',
                        'rdsrepladmin', 'rdstopmgr', 'rdswriteforwarduser', 'rds_writeforward', 'rdsproxyadmin',
                        'rds_lender')
order by 1
