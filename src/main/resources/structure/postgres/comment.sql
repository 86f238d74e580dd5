select pg_describe_object(d.classoid, d.objoid, d.objsubid), d.description
from pg_description d
where d.objoid >= 16384 and pg_describe_object(d.classoid, d.objoid, d.objsubid) is not null
  and not exists (select from pg_depend e where e.classid = d.classoid and e.objid = d.objoid and e.deptype = 'e')
  and d.classoid <> 'pg_extension'::regclass
