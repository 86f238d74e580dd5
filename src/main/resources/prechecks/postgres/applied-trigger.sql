-- Functions without a search_path fail there, which another check tells of; those of C look nothing up by a bare name.
{triggers with their functions}
where not t.tgisinternal and t.tgenabled in ('A', 'R')
  and (l.lanname in ('c', 'internal') or exists (select from unnest(p.proconfig) setting where setting like 'search\_path=%'))
  and {user n} and {not part pg_class c}
order by 1
