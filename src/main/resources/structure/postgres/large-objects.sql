-- How many, and a sum over their numbers and what they hold, which is read a mebibyte at a time: one may hold 4 TB.
with recursive piece(oid, place, length, hash) as (
    select m.oid, -1::bigint, 1048576, 0::bigint from pg_largeobject_metadata m
    union all
    select p.oid, p.place + 1, length(read.bytes), hashtextextended(encode(sha256(read.bytes), 'hex'), (p.place + 1) << 32 | p.oid::bigint)
    from piece p cross join lateral (select lo_get(p.oid, (p.place + 1) * 1048576, 1048576) as bytes offset 0) read
    where p.length = 1048576)
select 'in all', count(*) filter (where place < 0) || ', ' || coalesce(sum(hash::numeric), 0) from piece
