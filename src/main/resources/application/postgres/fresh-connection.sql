select pg_advisory_xact_lock(:write);
with request (write_id) as (values (:write::bigint)),
once as (
    insert into public.visits (channel, path, write_id)
    select (array['web', 'app', 'till'])[1 + mod(write_id, 3)], '/', write_id from request
    where not exists (select from public.visits done where done.write_id = request.write_id)
    returning written_on)
select coalesce((select written_on from once), host(inet_server_addr()) || ':' || inet_server_port())
