select pg_advisory_xact_lock(:write);
with request (write_id) as (values (:write::bigint)),
once as (
    insert into public.job_runs (job, write_id)
    select 'now and then', write_id from request
    where not exists (select from public.job_runs done where done.write_id = request.write_id)
    returning written_on)
select coalesce((select written_on from once), host(inet_server_addr()) || ':' || inet_server_port())
