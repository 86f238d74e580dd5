select format('%I.%I', n.nspname, c.relname),
       concat_ws(', ', case c.relpersistence when 'u' then 'unlogged' end, format_type(s.seqtypid, null), 'from ' || s.seqstart, 'by ' || s.seqincrement,
           s.seqmin || ' to ' || s.seqmax, 'cache ' || s.seqcache, case when s.seqcycle then 'cycling' end,
           'owned by ' || (select format('%s.%I', d.refobjid::regclass, a.attname) from pg_depend d
                join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
                where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i')
                  and d.refclassid = 'pg_class'::regclass))
from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
where c.relpersistence <> 't' and {user n} and {not part pg_class c}
