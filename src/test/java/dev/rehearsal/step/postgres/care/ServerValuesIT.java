package dev.rehearsal.step.postgres.care;

import dev.rehearsal.step.Plan;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What one server says of itself, and means nothing on another. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServerValuesIT {
    private static final Set<Precheck> BESIDES = EnumSet.of(Precheck.OTHER_DATABASE);

    @RegisterExtension
    final TwinDatabases twins = new TwinDatabases();

    @Test
    void numbers_of_the_server_are_noted_for_a_copy() {
        twins.onBlue(
                "create type mark as (lsn pg_lsn, name text)",
                "create table outbox (id int primary key, written xid8, tables oid[], at mark, name regclass)");

        assertThat(plan(SuccessorKind.COPY).notes())
                .anyMatch(note -> note.contains(
                        "public.outbox.at (mark), public.outbox.tables (oid[]), public.outbox.written (xid8)"));
        assertThat(plan(SuccessorKind.CLONE).notes()).noneMatch(note -> note.contains("outbox.written"));
    }

    @Test
    void numbers_of_the_server_are_noted_whatever_the_type_that_keeps_them() {
        twins.onBlue(
                "create domain sender as int default pg_backend_pid()",
                "create table outbox (id int primary key, tx bigint not null default txid_current(), sent_by sender, at text default pg_current_wal_lsn()::text, "
                        + "written text default pg_current_xact_id()::text, of bigint default 'pg_class'::regclass::oid::bigint, made timestamptz default now())");

        assertThat(noted(SuccessorKind.COPY))
                .contains(
                        ": default of domain public.sender (pg_backend_pid()), default of public.outbox.at (pg_current_wal_lsn()), ",
                        "default of public.outbox.of (int8(oid))",
                        "default of public.outbox.tx (txid_current())",
                        "default of public.outbox.written (pg_current_xact_id())")
                .doesNotContain("outbox.id", "outbox.made");
        assertThat(noted(SuccessorKind.CLONE)).isEmpty();
    }

    @Test
    void functions_that_fill_rows_are_noted_by_what_their_text_asks_for() {
        twins.onBlue(
                "create function stamp() returns trigger language plpgsql as 'begin new.tx := TXID_CURRENT(); new.relation := tg_relid; return new; end'",
                "create function named() returns trigger language plpgsql as 'begin new.name := tg_relid::regclass::text; return new; end'",
                "create function sender() returns bigint language sql as 'select pg_backend_pid()::bigint'",
                "create table audit (id int primary key, tx bigint, relation bigint, name text, sent_by bigint default sender())",
                "create trigger stamp before insert on audit for each row execute function stamp()",
                "create trigger named before insert on audit for each row execute function named()");

        assertThat(noted(SuccessorKind.COPY))
                .contains(
                        "default of public.audit.sent_by by public.sender() (pg_backend_pid), trigger stamp on public.audit by public.stamp() (tg_relid, txid_current) →")
                .doesNotContain("named");
    }

    @Test
    void rules_over_the_numbers_of_names_and_labels_block_a_copy_which_would_break_them() {
        twins.onBlue(
                "create type region as enum ('north', 'south')",
                "create domain own as regclass constraint is_own check (value::oid::int > 16384)",
                "create table places (id int primary key, region region, hashed int generated always as (hashenum(region)) stored)",
                "create table known (id int primary key, name regclass, other regclass, number int, big bigint, own own, "
                        + "constraint a check (number = name::oid::int), constraint b check (number = name::int), "
                        + "constraint c check (big = name::bigint), constraint d check (number::oid = name), "
                        + "constraint e check (number = tableoid::int), constraint f check (name < other))",
                "alter table known add constraint g check (number = 'places'::regclass::oid::int)");

        assertThat(found(SuccessorKind.COPY, Precheck.SERVER_NUMBER))
                .containsExactly(
                        "check a of public.known (regclass as a number)",
                        "check b of public.known (regclass as a number)",
                        "check c of public.known (regclass as a number)",
                        "check d of public.known (integer = regclass)",
                        "check e of public.known (regclass as a number)",
                        "check f of public.known (regclass < regclass)",
                        "check g of public.known (regclass as a number)",
                        "check is_own of domain public.own for public.known.own (regclass as a number)",
                        "generated column public.places.hashed (hashenum(anyenum))");
        assertThat(plan(SuccessorKind.COPY).blockers())
                .singleElement()
                .asString()
                .contains("or write 'accept: [server-number]'");
        assertThat(plan(SuccessorKind.CLONE).blockers()).isEmpty();
        assertThat(noted(SuccessorKind.COPY)).doesNotContain("as a number", "hashenum");
    }

    @Test
    void rules_that_ask_for_names_and_labels_themselves_do_not() {
        twins.onBlue(
                "create type region as enum ('north', 'south')",
                "create table places (id int primary key, region region, first boolean generated always as (region = 'north') stored, check (region <= 'south'))",
                "create table known (id int primary key, name regclass, other regclass, number int, check (name = other), "
                        + "check (name is not null), check (name::oid is not null), check (number::oid is not null), "
                        + "check (number = 'pg_class'::regclass::oid::int), check (name <> 'places'::regclass), check (tableoid = 'places'::regclass))");

        assertThat(found(SuccessorKind.COPY, Precheck.SERVER_NUMBER)).isEmpty();
    }

    @Test
    void names_of_what_is_gone_or_of_toast_tables_block_a_copy_and_others_do_not() {
        twins.onBlue(
                "create table places (id int primary key, words text)",
                "create table known (id int primary key, name regclass, routine regproc)",
                "insert into known values (1, 'places', 'now'), (2, null, null), (3, 0, 0)");
        assertThat(found(SuccessorKind.COPY, Precheck.LOST_NAME)).isEmpty();

        twins.onBlue(
                "insert into known select 4, reltoastrelid from pg_class where relname = 'places'",
                "insert into known values (5, 4000000000, 4000000000)");
        assertThat(found(SuccessorKind.COPY, Precheck.LOST_NAME))
                .containsExactly("public.known.name (regclass): 2 rows", "public.known.routine (regproc): 1 row");
        assertThat(plan(SuccessorKind.COPY).blockers())
                .singleElement()
                .asString()
                .contains("or write 'accept: [lost-name]'");
        assertThat(found(SuccessorKind.CLONE, Precheck.LOST_NAME)).isEmpty();
    }

    private List<String> found(SuccessorKind kind, Precheck check) {
        return new Prechecks("blue", "green", kind, Duration.ofMinutes(1))
                .results(twins.context().build()).stream()
                        .filter(result -> result.check() == check)
                        .flatMap(result -> result.found().stream())
                        .toList();
    }

    private String noted(SuccessorKind kind) {
        return plan(kind).notes().stream()
                .filter(note -> note.contains("which mean nothing on another server"))
                .collect(Collectors.joining());
    }

    private Plan plan(SuccessorKind kind) {
        return new CheckUpgradeReadiness("blue", "green", kind, Duration.ofMinutes(1), BESIDES)
                .plan(twins.context().build());
    }
}
