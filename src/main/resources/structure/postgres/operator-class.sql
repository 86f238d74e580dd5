select format('%I.%I for %s', n.nspname, o.opcname, a.amname),
       concat_ws(', ', format_type(o.opcintype, null), case when o.opcdefault then 'default' end,
           'storing ' || format_type(nullif(o.opckeytype, 0), null),
           (select format('of family %I.%I', s.nspname, f.opfname) from pg_opfamily f join pg_namespace s on s.oid = f.opfnamespace
            where f.oid = o.opcfamily))
from pg_opclass o join pg_namespace n on n.oid = o.opcnamespace join pg_am a on a.oid = o.opcmethod
where {user n} and {not part pg_opclass o}
