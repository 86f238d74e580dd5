package dev.rehearsal.check.parity;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables, and rows for them, with what is easily compared wrongly. */
final class OddThings {
    static final List<String> STRUCTURE = List.of(
            "drop schema if exists odd cascade",
            "create schema odd",
            "create type odd.mood as enum ('sad', 'glad')",
            "create domain odd.share as double precision",
            """
            create table odd.things (
                id serial primary key, one text, two text, share odd.share, small real, exact numeric, raw bytea,
                at timestamptz, span interval, mood odd.mood, doc jsonb, tags text[],
                twice numeric generated always as (exact * 2) stored)
            """,
            "create table odd.events (day date not null, note text) partition by range (day)",
            "create table odd.events_2025 partition of odd.events for values from ('2025-01-01') to ('2026-01-01')",
            "create table odd.events_2026 partition of odd.events for values from ('2026-01-01') to ('2027-01-01')",
            "create table odd.\"Strange %s Name\" (\"A Column\" int)",
            "create table odd.nothing ()",
            "create table odd.wide (%s)"
                    .formatted(IntStream.range(0, 130)
                            .mapToObj("c%d int"::formatted)
                            .collect(Collectors.joining(", "))),
            "create sequence odd.alone",
            "create schema if not exists rehearsal",
            "create table if not exists rehearsal.marker (id int)");

    static final List<String> ROWS = List.of(
            """
            insert into odd.things (one, two, share, small, exact, raw, at, span, mood, doc, tags) values
                ('a', 'b', 'NaN', 0.1, 1.10, '\\x00ff', '2026-01-01 00:00:00+00', '1 month 2 days', 'glad', '{"a": 1.0}', '{x,NULL}'),
                (chr(31), null, '-0', 'infinity', 'NaN', '', 'infinity', '0', 'sad', '[]', '{}'),
                (null, '', 0.1234567, 1e-30, 1e30, null, null, null, null, null, null)
            """,
            "insert into odd.events values ('2025-03-01', 'old'), ('2026-03-01', 'new')",
            "insert into odd.\"Strange %s Name\" values (1), (null)",
            "insert into odd.wide (c0, c129) select i, i from generate_series(1, 100) i",
            "select nextval('odd.alone')");

    private OddThings() {}
}
