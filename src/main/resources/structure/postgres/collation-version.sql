-- What orders text on this server, and what it was ordered with where that is not the same: by the database's own
-- collation, and by those that users made or columns name. A collation of the C library's own has no version.
select 'the database', concat_ws(', made with ', now.version, nullif(made.version, now.version))
from pg_database d
  cross join lateral (select to_jsonb(d) ->> 'datcollversion' as version) made
  cross join lateral (select case when coalesce(to_jsonb(d) ->> 'datlocprovider', 'c') <> 'c' then made.version
        else (select pg_collation_actual_version(c.oid) from pg_collation c
              where c.collnamespace = 'pg_catalog'::regnamespace and c.collprovider = 'c' and c.collencoding in (-1, d.encoding)
                -- en_US.UTF-8 here is en_US.utf8 there
                and lower(replace(c.collname, '-', '')) = lower(replace(d.datcollate, '-', '')) limit 1) end as version) now
where d.datname = current_database() and now.version is not null
union all
select format('%I.%I', n.nspname, c.collname), concat_ws(', made with ', pg_collation_actual_version(c.oid),
           nullif(c.collversion, pg_collation_actual_version(c.oid)))
from pg_collation c join pg_namespace n on n.oid = c.collnamespace
where pg_collation_actual_version(c.oid) is not null
  -- It stands for the database's own, and releases before 17 tell no version of it.
  and c.collprovider <> 'd'
  and ({user n} or c.oid in (select a.attcollation from pg_attribute a where a.attrelid >= 16384))
