select format('%I', v.evtname),
       concat_ws(', ', v.evtevent, v.evtfoid::regprocedure, {set v.evttags},
           case v.evtenabled when 'D' then 'disabled' when 'R' then 'on replicas only' when 'A' then 'always' end)
from pg_event_trigger v where {not part pg_event_trigger v}
