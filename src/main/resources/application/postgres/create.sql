select pg_advisory_xact_lock(:write);
with request (write_id) as (values (:write::bigint)),
once as (
    insert into public.orders (customer_id, placed_at, quantity, unit_price, write_id)
    select 1 + mod(write_id, {customers}), clock_timestamp(), 1 + mod(write_id, 9), 9.95, write_id from request
    where not exists (select from public.orders done where done.write_id = request.write_id)
    returning written_on)
select coalesce((select written_on from once), host(inet_server_addr()) || ':' || inet_server_port())
