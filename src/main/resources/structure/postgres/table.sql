select format('%I.%I', n.nspname, c.relname),
       concat_ws(', ',
           case c.relkind when 'p' then 'partitioned by ' || pg_get_partkeydef(c.oid)
                          when 'f' then 'foreign, of server ' || (select format('%I', s.srvname) from pg_foreign_table f
                                join pg_foreign_server s on s.oid = f.ftserver where f.ftrelid = c.oid)
                          else 'plain' end,
           case c.relpersistence when 'u' then 'unlogged' end,
           case when c.relispartition then 'partition ' || pg_get_expr(c.relpartbound, c.oid) end,
           (select 'of ' || string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno)
            from pg_inherits i where i.inhrelid = c.oid),
           case when c.relrowsecurity then 'row security' end,
           case when c.relforcerowsecurity then 'forced' end,
           'with ' || array_to_string(c.reloptions, ', '))
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'f') and c.relpersistence <> 't' and {user n} and {not part pg_class c}
