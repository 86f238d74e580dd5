select format('%I.%I', n.nspname, c.relname),
       concat_ws(', ',
           case c.relkind when 'p' then (select concat_ws(', ', 'partitioned by ' || case k.partstrat when 'h' then 'hash' when 'l' then 'list' else 'range' end || ' of ' || (
                                            select string_agg(concat_ws(' ', coalesce(quote_ident(a.attname), 'an expression'),
                                                       'collate ' || nullif(k.partcollation[key.place - 1], 0)::regcollation,
                                                       (select format('%I.%I', s.nspname, o.opcname) from pg_opclass o
                                                          join pg_namespace s on s.oid = o.opcnamespace
                                                        where o.oid = k.partclass[key.place - 1])), ', ' order by key.place)
                                            from unnest(k.partattrs::int2[]) with ordinality key (number, place)
                                              left join pg_attribute a on a.attrelid = c.oid and a.attnum = key.number),
                                        {means pg_get_expr(k.partexprs, k.partrelid)})
                                from pg_partitioned_table k where k.partrelid = c.oid)
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
           'with ' || {options c.reloptions},
           (select 'and for large values ' || {options t.reloptions} from pg_class t where t.oid = c.reltoastrelid),
           (select 'with ' || {set f.ftoptions} from pg_foreign_table f where f.ftrelid = c.oid)),
       'only ' || c.oid::regclass
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'f') and c.relpersistence <> 't' and {user n} and {not part pg_class c}
