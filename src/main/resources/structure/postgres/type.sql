select t.oid::regtype::text,
       case t.typtype
           when 'e' then 'enum of ' || coalesce((select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
                                                 from pg_enum e where e.enumtypid = t.oid), 'nothing')
           when 'd' then concat_ws(', ', 'domain over ' || format_type(t.typbasetype, t.typtypmod),
                             case when t.typnotnull then 'not null' end, 'default ' || coalesce({means pg_get_expr(t.typdefaultbin, 0)}, t.typdefault),
                             case when t.typcollation <> b.typcollation then 'collate ' || t.typcollation::regcollation end)
           when 'r' then (select concat_ws(', ', 'range over ' || format_type(r.rngsubtype, null),
                                     (select format('by %I.%I', s.nspname, o.opcname) from pg_opclass o
                                        join pg_namespace s on s.oid = o.opcnamespace where o.oid = r.rngsubopc),
                                     'collate ' || nullif(r.rngcollation, 0)::regcollation,
                                     nullif(r.rngcanonical, 0)::regproc, nullif(r.rngsubdiff, 0)::regproc,
                                     -- Where somebody named it himself: what makeMultirangeTypeName in commands/typecmds.c calls it
                                     -- says nothing, and older releases have none.
                                     (select format('multirange %I.%I', s.nspname, m.typname) from pg_type m
                                        join pg_namespace s on s.oid = m.typnamespace
                                      where m.oid = (to_jsonb(r) ->> 'rngmultitypid')::oid
                                        and (m.typnamespace, m.typname) <> (t.typnamespace,
                                            (case when t.typname ~ 'range' then regexp_replace(t.typname, 'range', 'multirange')
                                                  else left(t.typname, 52) || '_multirange' end)::name)))
                          from pg_range r where r.rngtypid = t.oid)
           when 'c' then 'composite'
           else concat_ws(', ', 'base type', t.typlen, case when t.typbyval then 'by value' end, t.typalign, t.typstorage, t.typcategory,
                    case when t.typispreferred then 'preferred' end, t.typdelim, t.typinput, t.typoutput, nullif(t.typreceive, 0::regproc),
                    nullif(t.typsend, 0::regproc), nullif(t.typmodin, 0::regproc), nullif(t.typmodout, 0::regproc),
                    case when t.typcollation <> 0 then 'collatable' end, 'default ' || t.typdefault) end,
       '(select) nothing'
from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
  left join pg_type b on b.oid = t.typbasetype
where t.typtype <> 'm' and (t.typtype <> 'c' or c.relkind = 'c') and not (t.typtype = 'b' and t.typelem <> 0)
  and {user n} and {not part pg_type t}
