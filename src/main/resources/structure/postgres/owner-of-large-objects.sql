-- How many are whose, and a sum over their numbers.
select m.lomowner::regrole::text, count(*) || ', ' || sum(hashint8extended(m.oid::bigint, 0)::numeric)
from pg_largeobject_metadata m group by m.lomowner
