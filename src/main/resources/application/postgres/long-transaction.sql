select pg_advisory_xact_lock(:write);
with request (write_id) as (values (:write::bigint)),
once as (
    insert into warehouse.stock_counts (product_id, counted, write_id)
    select 1 + mod(write_id, {products}), mod(write_id, 50), write_id from request
    where not exists (select from warehouse.stock_counts done where done.write_id = request.write_id)
    returning written_on)
select coalesce((select written_on from once), host(inet_server_addr()) || ':' || inet_server_port()), pg_sleep(:seconds)
