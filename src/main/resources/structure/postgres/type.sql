select t.oid::regtype::text,
       case t.typtype
           when 'e' then 'enum of ' || coalesce((select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
                                                 from pg_enum e where e.enumtypid = t.oid), 'nothing')
           when 'd' then concat_ws(', ', 'domain over ' || format_type(t.typbasetype, t.typtypmod),
                             case when t.typnotnull then 'not null' end, 'default ' || t.typdefault,
                             case when t.typcollation <> b.typcollation then 'collate ' || t.typcollation::regcollation end)
           when 'r' then (select concat_ws(', ', 'range over ' || format_type(r.rngsubtype, null),
                                     'collate ' || nullif(r.rngcollation, 0)::regcollation,
                                     nullif(r.rngcanonical, 0)::regproc, nullif(r.rngsubdiff, 0)::regproc)
                          from pg_range r where r.rngtypid = t.oid)
           when 'c' then 'composite'
           else 'base type' end
from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
  left join pg_type b on b.oid = t.typbasetype
where t.typtype <> 'm' and (t.typtype <> 'c' or c.relkind = 'c') and not (t.typtype = 'b' and t.typelem <> 0)
  and {user n} and {not part pg_type t}
