select 'in all', count(*)::text from pg_largeobject_metadata
