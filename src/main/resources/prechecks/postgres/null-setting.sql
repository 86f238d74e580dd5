-- Whoever asks for a setting like that asks for none that must be there, and is told so by null.
with {removals},
{trees},
{settings asked}
select format('%s %s (%s: not from release %s on)', found.type, found.identity, string_agg(distinct a.name, ', '), a.release)
from asked a cross join lateral pg_identify_object(a.class, a.object, 0) found
where a.is_lenient and not exists (select from pg_depend e where e.deptype = 'e' and e.classid = a.class and e.objid = a.object)
group by found.type, found.identity, a.release
order by 1
