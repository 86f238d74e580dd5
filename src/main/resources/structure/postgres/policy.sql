select format('%s: %I', p.polrelid::regclass, p.polname),
       concat_ws(', ', case when p.polpermissive then 'permissive' else 'restrictive' end, 'for ' || p.polcmd::text,
           'to ' || (select string_agg(case r when 0 then 'public' else r::regrole::text end, ', '
                                       order by r::regrole::text collate "C")
                     from unnest(p.polroles) r),
           'using ' || {means pg_get_expr(p.polqual, p.polrelid)},
           'with check ' || {means pg_get_expr(p.polwithcheck, p.polrelid)}),
       'only ' || p.polrelid::regclass
from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
where {user n}
