-- The database's own since release 15, where it knows which version it was made with.
select format('the database, made with %s, now %s', made.version, now.version)
from pg_database d
  cross join lateral (select to_jsonb(d) ->> 'datcollversion' as version) made
  cross join lateral (select coalesce(to_jsonb(d) ->> 'datlocprovider', 'c') as provider,
                             coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale') as icu) its
  cross join lateral (select pg_collation_actual_version(c.oid) as version from pg_collation c
                      where c.collnamespace = 'pg_catalog'::regnamespace and c.collencoding in (-1, d.encoding)
                        and c.collprovider::text = its.provider
                        and case c.collprovider
                            -- en_US.UTF-8 here is en_US.utf8 there
                            when 'c' then lower(replace(c.collname, '-', '')) = lower(replace(d.datcollate, '-', ''))
                            when 'i' then coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale') = its.icu
                            end
                      limit 1) now
where d.datname = current_database() and made.version <> now.version
union all
select format('%I.%I, made with %s, now %s', n.nspname, c.collname, c.collversion, pg_collation_actual_version(c.oid))
from pg_collation c join pg_namespace n on n.oid = c.collnamespace
where c.collversion <> pg_collation_actual_version(c.oid)
  and ({user n} or c.oid in (select a.attcollation from pg_attribute a where a.attrelid >= 16384))
order by 1
