select format('%s to %s', k.castsource::regtype, k.casttarget::regtype),
       concat_ws(', ', k.castcontext::text, k.castmethod::text, nullif(k.castfunc, 0)::regprocedure)
from pg_cast k where k.oid >= 16384 and {not part pg_cast k} and {not of a type pg_cast k}
