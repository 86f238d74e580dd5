package dev.rehearsal.step.postgres.care;

import dev.rehearsal.step.Plan;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.time.Duration;
import java.util.EnumSet;
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
    void expressions_over_the_numbers_of_names_and_labels_are_noted_and_those_over_labels_are_not() {
        twins.onBlue(
                "create type region as enum ('north', 'south')",
                "create table places (id int primary key, region region, hashed int generated always as (hashenum(region)) stored, "
                        + "first boolean generated always as (region = 'north') stored, check (region <= 'south'))",
                "create table known (id int primary key, name regclass, number int, constraint is_its check (number = name::oid::int), "
                        + "constraint is_named check (name is not null), constraint is_whole check (number::oid is not null))");

        assertThat(noted(SuccessorKind.COPY))
                .contains(
                        ": check is_its of public.known (regclass as a number), generated column public.places.hashed (hashenum(anyenum)) →");
        assertThat(noted(SuccessorKind.CLONE)).isEmpty();
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
