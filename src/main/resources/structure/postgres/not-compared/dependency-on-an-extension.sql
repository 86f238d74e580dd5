-- Declared by ALTER ... DEPENDS ON EXTENSION: what goes when the extension goes. A dump brings it along.
select pg_describe_object(d.classid, d.objid, 0) from pg_depend d
where d.deptype = 'x' and d.refclassid = 'pg_extension'::regclass order by 1
