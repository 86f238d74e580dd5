-- A function of C looks nothing up by a bare name unless it says so.
{triggers with their functions}
where not t.tgisinternal and t.tgenabled = 'O' and l.lanname not in ('c', 'internal')
  and not exists (select from unnest(p.proconfig) setting where setting like 'search\_path=%')
  and {user n} and {not part pg_class c}
order by 1
