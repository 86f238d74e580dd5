-- One column of every common type that all releases know, for values that lose something on the way when they are copied or compared carelessly.
create table public.specimens (
    id integer primary key,
    a_smallint smallint,
    an_integer integer,
    a_bigint bigint,
    a_numeric numeric,
    a_scaled_numeric numeric(20, 6),
    a_real real,
    a_double double precision,
    a_money money,
    a_boolean boolean,
    a_text text,
    a_varchar varchar(40),
    a_char char(8),
    a_name name,
    a_citext public.citext,
    a_bytea bytea,
    a_date date,
    a_time time,
    a_timetz timetz,
    a_timestamp timestamp,
    a_timestamptz timestamptz(3),
    an_interval interval,
    a_uuid uuid,
    a_json json,
    a_jsonb jsonb,
    an_hstore public.hstore,
    an_inet inet,
    a_cidr cidr,
    a_macaddr macaddr,
    a_bit bit(6),
    a_varbit varbit,
    a_point point,
    a_box box,
    a_circle circle,
    a_tsvector tsvector,
    an_enum public.order_status,
    a_composite public.postal_address,
    integers integer[],
    texts text[],
    matrix numeric[][],
    an_int4range int4range,
    a_tstzrange tstzrange,
    a_collated text collate "C"
);

-- A server may be built without libxml.
do $$
begin
    perform '<a/>'::xml;
    alter table public.specimens add column an_xml xml;
exception when feature_not_supported then
    raise notice 'specimens has no xml column: this server is built without libxml';
end
$$;
