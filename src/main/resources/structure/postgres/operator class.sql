select format('%I.%I for %s', n.nspname, o.opcname, a.amname),
       concat_ws(', ', format_type(o.opcintype, null), case when o.opcdefault then 'default' end,
           (select string_agg(format('%s %s', m.amopstrategy, m.amopopr::regoperator), ', ' order by m.amopstrategy, m.amopopr::regoperator::text)
            from pg_amop m where m.amopfamily = o.opcfamily),
           (select string_agg(format('%s %s', p.amprocnum, p.amproc), ', ' order by p.amprocnum, p.amproc::text)
            from pg_amproc p where p.amprocfamily = o.opcfamily))
from pg_opclass o join pg_namespace n on n.oid = o.opcnamespace join pg_am a on a.oid = o.opcmethod
where {user n} and {not part pg_opclass o}
