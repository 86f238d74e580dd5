-- To everybody: which logins there are differs between servers until a runbook has made them alike, and the rows are
-- made up.
grant usage on schema rehearsal_canary to public;
grant select, insert, update, delete on all tables in schema rehearsal_canary to public;
grant usage, select on all sequences in schema rehearsal_canary to public;
