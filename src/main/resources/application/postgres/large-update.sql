select pg_advisory_xact_lock(:write);
with request (write_id, document_id, body) as (values (:write::bigint, :document::integer, :body::bytea)),
once as (
    insert into warehouse.document_changes (document_id, size, write_id)
    select document_id, length(body), write_id from request
    where not exists (select from warehouse.document_changes done where done.write_id = request.write_id)
    returning written_on),
changed as (
    update warehouse.documents document set body = request.body
    from request, once
    where document.id = request.document_id)
select coalesce((select written_on from once), host(inet_server_addr()) || ':' || inet_server_port())
