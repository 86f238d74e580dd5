select pg_advisory_xact_lock(:write);
with request (write_id, origin, destination, amount) as (
    values (:write::bigint, :origin::integer, :destination::integer, :amount::numeric)),
once as (
    insert into public.transfers (from_account, to_account, amount, write_id)
    select origin, destination, amount, write_id from request
    where not exists (select from public.transfers done where done.write_id = request.write_id)
    returning written_on),
locked as (
    select account.id from public.accounts account, request, once
    where account.id in (origin, destination)
    order by account.id
    for no key update of account),
moved as (
    update public.accounts account
    set balance = balance
        + case account.id when destination then amount else 0 end
        - case account.id when origin then amount else 0 end
    from locked, request
    where account.id = locked.id)
select coalesce((select written_on from once), host(inet_server_addr()) || ':' || inet_server_port())
