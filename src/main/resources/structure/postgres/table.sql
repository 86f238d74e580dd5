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
           'of type ' || nullif(c.reloftype, 0)::regtype,
           case when c.reltablespace <> 0 then 'in tablespace ' || (select spcname from pg_tablespace where oid = c.reltablespace) end,
           (select 'stored by ' || a.amname from pg_am a where a.oid = c.relam and a.amname <> 'heap'),
           'with ' || array_to_string(c.reloptions, ', '),
           (select 'and for large values ' || array_to_string(t.reloptions, ', ') from pg_class t where t.oid = c.reltoastrelid),
           (select 'with ' || array_to_string(f.ftoptions, ', ') from pg_foreign_table f where f.ftrelid = c.oid))
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'f') and c.relpersistence <> 't' and {user n} and {not part pg_class c}
