select p.oid::regprocedure::text,
       case when p.prokind = 'a'
            then (select format('aggregate %s, state %s, final %s, from %s', a.aggtransfn, format_type(a.aggtranstype, null),
                                a.aggfinalfn, a.agginitval) from pg_aggregate a where a.aggfnoid = p.oid)
            else pg_get_functiondef(p.oid) end
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where {user n} and {not part pg_proc p}
