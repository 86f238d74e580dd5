select format('%s in all', count(*)) from pg_largeobject_metadata having count(*) > 0
