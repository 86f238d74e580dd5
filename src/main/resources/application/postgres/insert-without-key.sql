select pg_advisory_xact_lock(:write);
with request (write_id) as (values (:write::bigint)),
once as (
    insert into warehouse.scans (shelf, barcode, write_id)
    select 1 + mod(write_id, {shelves}), 'B' || mod(write_id, 1000), write_id from request
    where not exists (select from warehouse.scans done where done.write_id = request.write_id)
    returning shelf, written_on),
counted as (
    update warehouse.shelves set scanned = scanned + 1
    from once
    where shelves.shelf = once.shelf)
select coalesce((select written_on from once), host(inet_server_addr()) || ':' || inet_server_port())
