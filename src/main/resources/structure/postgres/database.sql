-- Where the locale of another provider than the C library is written has changed: daticulocale, from release 17 on datlocale.
select 'it', concat_ws(', ', case its.provider when 'i' then 'ICU' when 'c' then 'libc' when 'b' then 'builtin' else its.provider end,
           case when its.provider = 'i' then {language its.locale} else its.locale end, to_jsonb(d) ->> 'daticurules',
           case when d.datconnlimit >= 0 then 'connection limit ' || d.datconnlimit end)
from pg_database d cross join lateral (select coalesce(to_jsonb(d) ->> 'datlocprovider', 'c') as provider,
                                              coalesce(to_jsonb(d) ->> 'daticulocale', to_jsonb(d) ->> 'datlocale') as locale) its
where d.datname = current_database()
