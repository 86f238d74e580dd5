-- Everybody may use schema public, and execute functions, by default.
grant usage on schema warehouse to application;
grant select, insert, update, delete on all tables in schema public, warehouse to application;
grant usage, select on all sequences in schema public, warehouse to application;
