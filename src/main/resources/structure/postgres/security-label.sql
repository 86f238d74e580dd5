select format('%s %s by %s', l.objtype, l.objname, l.provider), l.label from pg_seclabels l
