package dev.rehearsal.check.parity;

import java.util.List;
import java.util.Map;

/** What the estate has not, and databases have. */
final class Beside {
    static final List<String> STRUCTURE = List.of(
            "create table public.ceded (one int, two int)",
            "grant all on public.ceded to application",
            "alter table public.ceded enable row level security",
            "create policy own on public.ceded for select to application using (one > 0)",
            "create rule quiet as on delete to public.ceded do instead nothing",
            "create statistics public.ceded_both (dependencies) on one, two from public.ceded",
            "create collation public.german (provider = icu, locale = 'de')",
            "create function public.in_words(public.postal_address) returns public.citext language sql immutable"
                    + " as $$ select ($1.city)::public.citext $$",
            "create cast (public.postal_address as public.citext) with function public.in_words(public.postal_address)",
            "create text search configuration public.terse (copy = pg_catalog.simple)",
            "create operator public.=== (function = pg_catalog.int4eq, leftarg = int, rightarg = int)",
            "select lo_from_bytea(4711, 'hello')",
            "select lo_put(lo_create(4712), 2500000, 'the end of a long one')",
            "create type public.nothing as enum ()",
            // Older releases keep the rights on a column that is gone.
            "create table public.granted (one int, two int)",
            "grant select (two) on public.granted to application",
            "alter table public.granted drop column two",
            "create table public.emptied (one int)",
            "create materialized view public.unfilled as select one from public.ceded with no data",
            "create role clerk",
            "grant clerk to operator");

    /** What is written once so, and otherwise after it went through a dump; what was there once, and never on green. */
    static final Map<String, String> DUMPED = Map.of(
            "blue",
            "create table public.letters (kind varchar(10) check (kind in ('a', 'b'))); insert into public.emptied values"
                    + " (1); analyze public.emptied; delete from public.emptied",
            "green",
            "create table public.letters (kind varchar(10), constraint letters_kind_check check (((kind)::text ="
                    + " any (array[('a'::character varying)::text, ('b'::character varying)::text]))))");

    private Beside() {}
}
