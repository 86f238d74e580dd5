-- Row 1 holds ordinary values, row 2 nulls, the next ones the limits and oddities of each type; the rest varies.
-- Numbers without end are known since PostgreSQL 14.
insert into public.specimens values (
    1, 1, 2, 3, 4.50, 5.5, 6.25, 7.125, 8.90, true, 'text', 'varchar', 'char', 'name', 'CiText', '\x00ff10',
    '2024-02-29', '23:59:59.999999', '12:00+05:30', '2024-02-29 12:00:00.123456', '2024-02-29 12:00:00.123+00',
    '1 year 2 mons 3 days 04:05:06.789', '00000000-0000-4000-8000-000000000001', '{"b": 1,  "a": [1, 2.0]}',
    '{"b": 1,  "a": [1, 2.0]}', 'k=>v, empty=>NULL', '192.0.2.1/24', '192.0.2.0/24', '08:00:2b:01:02:03', b'101010', b'1011',
    '(1.5,-2.5)', '(1,1),(0,0)', '<(0,0),1.5>', 'fat:2 cat:3A', 'paid', row('Main "Street", 1', 'Ghent', 'BE'), '{1,NULL,3}',
    '{"a,b","NULL",NULL,""}', '{{1.10,2},{3,4}}', '[1,10)', '[2024-01-01 00:00+00,)', 'collated');

insert into public.specimens (id) values (2);

insert into public.specimens (id, a_smallint, an_integer, a_bigint, a_numeric, a_scaled_numeric, a_real, a_double, a_money, a_boolean,
    a_text, a_varchar, a_char, a_citext, a_bytea, a_date, a_time, a_timestamp, a_timestamptz, an_interval, a_json, a_jsonb, an_hstore,
    an_inet, a_varbit, a_point, integers, texts, an_int4range, a_tstzrange)
values
    (3, 32767, 2147483647, 9223372036854775807, 'NaN', 'NaN', 'NaN', 'NaN', '92233720368547758.07', false,
     '', '', '', '', '', 'infinity', '24:00', 'infinity', 'infinity', '178000000 years', '""', '""', '',
     '::1', b'', '(NaN,Infinity)', '{}', '{}', 'empty', 'empty'),
    (4, -32768, -2147483648, -9223372036854775808,
     (case when current_setting('server_version_num')::int < 140000 then '1e1000' else 'Infinity' end)::numeric, 0.000001, '-0', '-0', '-92233720368547758.08', null,
     'trailing space ', 'trailing ', 'pad ', 'ÄÖÜ', '\x5c00', '-infinity', '00:00', '-infinity', '-infinity', '-178000000 years', 'null', 'null', '""=>""',
     '10.0.0.0/8', b'0', '(-0,0)', '[0:2]={7,8,9}', array['line' || chr(10) || 'break', '\', '"'], '(,)', '(,)'),
    (5, 0, 0, 0, (case when current_setting('server_version_num')::int < 140000 then '-1e1000' else '-Infinity' end)::numeric, -0.000001, 'Infinity', '-Infinity', 0, true,
     E'tab\tquote\'backslash\\', 'NULL', '''', E'a\u0301', '\x', '4713-01-01 BC', '12:34:56.7', '4713-01-01 00:00 BC', '4713-01-02 00:00+00 BC', '-1 mons +1 day -00:00:00.000001', '[]', '[]', 'null=>"NULL"',
     '2001:db8::/32', b'1', '(1e-300,1e300)', '{{1,2},{3,4}}', '{NULL}', '[5,5]', '[2024-01-01 00:00+00,2024-01-01 00:00+00]'),
    (6, -1, -1, -1, 1.0, 1.0, 1.17549435e-38, 2.2250738585072014e-308, 0.01, false,
     repeat('long ', 20000), repeat('é', 40), 'ab', 'ab', decode(repeat('ab', 50000), 'hex'), '5874897-12-31', '00:00:00.000001', '294276-12-31 23:59:59.999999', '294276-12-31 23:59:59.999+00', '0', '{"a": 1, "a": 2}', '{"a": 1, "a": 2}', 'a=>1,b=>2',
     '255.255.255.255', b'1111111111', '(0.1,0.2)', '{-1}', '{🐘}', '[-5,5)', '(2024-01-01 00:00+00,2024-01-02 00:00+00)'),
    (7, 1, 1, 1, 1.00, 1.0, 3.4028235e38, 1.7976931348623157e308, 1, true,
     'ß', 'SS', 'ß', 'straße', '\xdeadbeef', '1900-02-28', '02:30', '2024-03-31 02:30', '2024-03-31 01:30+00', '30 days', '1e2', '1e2', 'a=>"=>"',
     '0.0.0.0/0', b'0001', '(3,4)', '{1,2}', '{a}', '[1,2)', '[2024-10-27 00:30+00,2024-10-27 01:30+00)');

insert into public.specimens (id, a_smallint, an_integer, a_bigint, a_numeric, a_scaled_numeric, a_real, a_double, a_text, a_varchar,
    a_bytea, a_timestamptz, an_interval, a_uuid, a_jsonb, a_point, an_enum, integers, matrix)
select n, h % 30000, h % 2000000000, h, h / 1000000007.0, h % 1000000000 / 7.0, h / 3.0, sqrt(h), repeat(to_hex(h), n % 40), left(to_hex(h), n % 40),
    sha256((n || ' ' || :seed)::bytea), to_timestamp(h % 4000000000 / 1000.0), h % 1000000 * interval '1 millisecond',
    encode(substr(sha256((:seed || ' ' || n)::bytea), 1, 16), 'hex')::uuid, jsonb_build_object('n', n, 'h', h / 10.0),
    point(sin(n), cos(n)), (enum_range(null::public.order_status))[1 + n % 4], array[n, n % 3], array[[n / 10.0, h], [null, 0]]
from (select n, abs(hashint8extended(n, :seed) / 2) as h from generate_series(10, 1000) n) numbered;
