select format('%I.%I for %s', n.nspname, f.opfname, a.amname),
       concat_ws(', ', 'family',
           (select string_agg(format('%s %s', m.amopstrategy, m.amopopr::regoperator)
                                  || coalesce(' for order by ' || (select s.opfname from pg_opfamily s where s.oid = m.amopsortfamily), ''),
                              ', ' order by m.amopstrategy, m.amopopr::regoperator::text collate "C")
            from pg_amop m where m.amopfamily = f.oid),
           (select string_agg(format('%s %s', p.amprocnum, p.amproc::regprocedure), ', '
                              order by p.amprocnum, p.amproc::regprocedure::text collate "C")
            from pg_amproc p where p.amprocfamily = f.oid))
from pg_opfamily f join pg_namespace n on n.oid = f.opfnamespace join pg_am a on a.oid = f.opfmethod
where {user n} and {not part pg_opfamily f}
