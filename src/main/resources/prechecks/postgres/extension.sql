select extname from pg_extension where extname <> 'plpgsql' order by 1
