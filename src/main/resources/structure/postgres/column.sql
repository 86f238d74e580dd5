select format('%I.%I.%I', n.nspname, c.relname, a.attname),
       concat_ws(', ',
           'place ' || row_number() over (partition by a.attrelid order by a.attnum),
           format_type(a.atttypid, a.atttypmod),
           case when a.attcollation <> t.typcollation then 'collate ' || a.attcollation::regcollation end,
           case when a.attnotnull then 'not null' end,
           case a.attgenerated when 's' then 'generated, stored, as ' when 'v' then 'generated as ' else 'default ' end
               || {means pg_get_expr(d.adbin, d.adrelid)},
           case a.attidentity when 'a' then 'identity, always' when 'd' then 'identity, by default' end,
           case when a.attstorage <> t.typstorage and c.relkind in ('r', 'p', 'm') then 'storage ' || a.attstorage::text end,
           'compression ' || nullif(to_jsonb(a) ->> 'attcompression', ''),
           case when a.attstattarget >= 0 then 'statistics ' || a.attstattarget end,
           -- Since 17.12 a server keeps a number of its own there, of every column that it made itself.
           'with ' || {options array(select o from unnest(a.attoptions) o where o !~ '^pg_attver=')},
           'as ' || {set a.attfdwoptions}),
       'only ' || c.oid::regclass
from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_namespace n on n.oid = c.relnamespace
  join pg_type t on t.oid = a.atttypid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'f', 'v', 'm', 'c') and c.relpersistence <> 't'
  and {user n} and {not part pg_class c}
