package dev.rehearsal.check.parity;

import java.util.List;

/** Pairs of values in one column, as SQL. */
final class Traps {
    private static final String COLUMNS = """
            (id int primary key, mood odd.mood, share odd.share, whole bigint, small smallint, exact numeric, real_one real,
             approximate double precision, label text, padded char(8), name name, raw bytea, flag boolean, at timestamptz,
             local timestamp, day date, clock time, span interval, doc json, document jsonb, tags text[], numbers numeric[],
             range int4range, ranges int8multirange, address inet, bits varbit, place point, person odd.person,
             search tsvector, collated text collate "C")
            """;

    static final List<String> STRUCTURE = List.of(
            "create schema odd",
            "create type odd.mood as enum ('sad', 'glad', 'mad')",
            "create domain odd.part as double precision",
            "create domain odd.share as odd.part",
            "create type odd.person as (name text, age int)",
            "create table odd.same " + COLUMNS,
            "create table odd.different " + COLUMNS);

    static final List<Pair> SAME = List.of(
            new Pair("approximate", "'NaN'", "'nan'"),
            new Pair("approximate", "'-0'", "'-0.0'"),
            new Pair("approximate", "'infinity'", "'inf'"),
            new Pair("approximate", "0.1", "1e-1"),
            new Pair("approximate", "0.30000000000000004", "0.1::float8 + 0.2::float8"),
            new Pair("real_one", "0.1", "0.100000001"),
            new Pair("exact", "1.50", "'1.50'"),
            new Pair("exact", "'NaN'", "'nan'"),
            new Pair("document", "'{\"a\": 1.0, \"b\": [1, 2]}'", "'{\"b\":[1,2],\"a\":1.0}'"),
            new Pair("at", "'2024-06-01 12:00+00'", "'2024-06-01 14:00+02'"),
            new Pair("at", "'infinity'", "'infinity'"),
            new Pair("span", "'1 year 2 mons'", "'14 mons'"),
            new Pair("span", "'-1 mons +1 day -00:00:00.000001'", "'-1 mon 1 day' - interval '1 microsecond'"),
            new Pair("raw", "'\\x00ff'", "'\\000\\377'"),
            new Pair("mood", "'glad'", "'glad'"),
            new Pair("person", "row('a,b', null)", "'(\"a,b\",)'"),
            new Pair("range", "'[1,3]'", "'[1,4)'"),
            new Pair("range", "'empty'", "'(1,1)'"),
            new Pair("ranges", "'{[1,2],[3,4]}'", "'{[1,5)}'"),
            new Pair("padded", "'pad'", "'pad   '"),
            new Pair("numbers", "'{{1.10,2},{3,NULL}}'", "array[[1.10, 2], [3, null]]"),
            new Pair("search", "'b:2 a:1A'", "'a:1A b:2'"),
            new Pair("address", "'192.0.2.1/24'", "'192.0.2.1/24'"));

    static final List<Pair> DIFFERENT = List.of(
            new Pair("mood", "'glad'", "'mad'"),
            new Pair("share", "0", "'-0'"),
            new Pair("share", "0.1234567", "0.12345670000000001"),
            new Pair("whole", "9007199254740992", "9007199254740993"),
            new Pair("whole", "1", "4294967296"),
            new Pair("whole", "0", "null"),
            new Pair("small", "1", "-1"),
            new Pair("exact", "1.0", "1.00"),
            new Pair("exact", "'NaN'", "null"),
            new Pair("exact", "'Infinity'", "'NaN'"),
            new Pair("real_one", "0.1", "0.10000001"),
            new Pair("real_one", "'NaN'", "'infinity'"),
            new Pair("approximate", "'NaN'", "0"),
            new Pair("approximate", "'infinity'", "'-infinity'"),
            new Pair("label", "'paid'", "'void'"),
            new Pair("label", "'a'", "'A'"),
            new Pair("label", "'a'", "'a '"),
            new Pair("label", "''", "null"),
            new Pair("label", "'NULL'", "null"),
            new Pair("label", "'é'", "'e' || chr(769)"),
            new Pair("label", "repeat('x', 100000) || 'a'", "repeat('x', 100000) || 'b'"),
            new Pair("padded", "'a'", "'A'"),
            new Pair("raw", "'\\x'", "'\\x00'"),
            new Pair("raw", "''", "null"),
            new Pair("flag", "false", "null"),
            new Pair("at", "'2024-03-31 02:30+00'", "'2024-03-31 02:30+01'"),
            new Pair("at", "'2024-01-01 00:00:00.000001+00'", "'2024-01-01 00:00+00'"),
            new Pair("local", "'infinity'", "'-infinity'"),
            new Pair("day", "'4713-01-01 BC'", "'4713-01-01'"),
            new Pair("clock", "'24:00'", "'00:00'"),
            new Pair("span", "'30 days'", "'1 mon'"),
            new Pair("span", "'1 day'", "'24:00'"),
            new Pair("doc", "'{\"a\":1,\"a\":2}'", "'{\"a\":2}'"),
            new Pair("document", "'{\"a\": 1.0}'", "'{\"a\": 1.00}'"),
            new Pair("document", "'null'", "null"),
            new Pair("tags", "'{a,NULL}'", "'{a,\"NULL\"}'"),
            new Pair("tags", "'{}'", "'{NULL}'"),
            new Pair("tags", "array['a,b']", "array['a', 'b']"),
            new Pair("numbers", "'{1.0}'", "'{1.00}'"),
            new Pair("numbers", "'[0:1]={1,2}'", "'{1,2}'"),
            new Pair("range", "'empty'", "'(,)'"),
            new Pair("ranges", "'{}'", "'{[1,2)}'"),
            new Pair("address", "'192.0.2.1/24'", "'192.0.2.1'"),
            new Pair("bits", "b''", "null"),
            new Pair("bits", "b'0'", "b'00'"),
            new Pair("place", "'(0,0)'", "'(-0,0)'"),
            new Pair("person", "row(null, null)", "null"),
            new Pair("person", "row('a', 1)", "row('a', 2)"),
            new Pair("search", "'a:1'", "'a:2'"),
            new Pair("collated", "'b'", "'B'"));

    private Traps() {}

    /** The same or another value in one column of a row. */
    record Pair(String column, String blue, String green) {
        String insert(String table, int id, String value) {
            return "insert into %s (id, %s) values (%d, %s)".formatted(table, column, id, value);
        }
    }
}
