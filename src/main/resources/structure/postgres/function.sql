select p.oid::regprocedure::text,
       case when p.prokind = 'a'
            then (select concat_ws(', ', 'aggregate ' || a.aggkind::text, a.aggtransfn, format_type(a.aggtranstype, null), a.aggfinalfn,
                                   a.agginitval, a.aggcombinefn, a.aggserialfn, a.aggdeserialfn, a.aggmtransfn, a.aggminvtransfn,
                                   a.aggmfinalfn, a.aggminitval, nullif(a.aggsortop, 0)::regoperator)
                  from pg_aggregate a where a.aggfnoid = p.oid)
            else pg_get_functiondef(p.oid) end
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where {user n} and {not part pg_proc p}
