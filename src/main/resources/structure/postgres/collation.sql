-- Where the locale is written has changed twice: collcollate, from release 15 on colliculocale, from 17 on colllocale.
select format('%I.%I', n.nspname, c.collname),
       concat_ws(', ', case c.collprovider when 'i' then 'ICU' when 'c' then 'libc' else c.collprovider::text end,
           (select case when c.collprovider = 'i' then {language its.locale} else {locale its.locale} end
            from (select coalesce(c.collcollate, to_jsonb(c) ->> 'colliculocale', to_jsonb(c) ->> 'colllocale') as locale) its),
           case when c.collctype <> c.collcollate then 'characters ' || {locale c.collctype} end,
           to_jsonb(c) ->> 'collicurules',
           case when not c.collisdeterministic then 'nondeterministic' end)
from pg_collation c join pg_namespace n on n.oid = c.collnamespace
where {user n} and {not part pg_collation c}
