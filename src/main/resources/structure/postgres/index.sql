select format('%I.%I', n.nspname, c.relname),
       concat_ws(', ', concat_ws(' ', case when i.indisunique then 'unique' end,
               case when to_jsonb(i) ->> 'indnullsnotdistinct' = 'true' then 'nulls not distinct' end,
               m.amname, 'index on', i.indrelid::regclass),
           (select string_agg(concat_ws(' ',
                       coalesce(quote_ident(a.attname), {means pg_get_indexdef(c.oid, k.place::int, false)}),
                       'collate ' || nullif(i.indcollation[k.place - 1], 0)::regcollation,
                       (select format('%I.%I', s.nspname, o.opcname) from pg_opclass o join pg_namespace s on s.oid = o.opcnamespace
                        where o.oid = i.indclass[k.place - 1]),
                       (select 'with ' || {set own.attoptions} from pg_attribute own where own.attrelid = c.oid and own.attnum = k.place),
                       (select 'statistics ' || own.attstattarget from pg_attribute own
                        where own.attrelid = c.oid and own.attnum = k.place and own.attstattarget >= 0),
                       case when i.indoption[k.place - 1] & 1 = 1 then 'descending' end,
                       case when i.indoption[k.place - 1] & 2 = 2 then 'nulls first' end), ', ' order by k.place)
            from unnest(i.indkey::int2[]) with ordinality k (number, place)
              left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
            where k.place <= i.indnkeyatts),
           (select 'including ' || string_agg(quote_ident(a.attname), ', ' order by k.place)
            from unnest(i.indkey::int2[]) with ordinality k (number, place)
              join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
            where k.place > i.indnkeyatts),
           'where ' || {means pg_get_expr(i.indpred, i.indrelid)},
           'with ' || {options c.reloptions},
           (select format('in tablespace %I', s.spcname) from pg_tablespace s where s.oid = c.reltablespace),
           case when i.indisprimary then 'primary key' end,
           case when not i.indimmediate then 'deferrable' end,
           case when not i.indisvalid then 'invalid' end,
           case when not i.indisready then 'not ready' end,
           case when i.indisclustered then 'clustered' end),
       'only ' || i.indrelid::regclass
from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace join pg_am m on m.oid = c.relam
where c.relpersistence <> 't' and {user n} and {not part pg_class c}
