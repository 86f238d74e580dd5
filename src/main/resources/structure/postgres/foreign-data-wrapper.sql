select format('%I', w.fdwname), concat_ws(', ', 'wrapper', 'by ' || nullif(w.fdwhandler, 0)::regprocedure,
           'checked by ' || nullif(w.fdwvalidator, 0)::regprocedure, 'with ' || {set w.fdwoptions})
from pg_foreign_data_wrapper w where {not part pg_foreign_data_wrapper w}
