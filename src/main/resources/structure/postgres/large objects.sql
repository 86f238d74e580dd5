-- How many, and a sum over their numbers and what they begin with.
select 'in all', count(*) || ', ' || coalesce(sum(hashtextextended(encode(lo_get(m.oid, 0, 1048576), 'hex'), m.oid::bigint)::numeric), 0)
from pg_largeobject_metadata m
