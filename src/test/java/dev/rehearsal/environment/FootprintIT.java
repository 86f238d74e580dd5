package dev.rehearsal.environment;

import dev.rehearsal.application.Canary;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Lending;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.Trust;
import dev.rehearsal.database.Withheld;
import dev.rehearsal.database.postgres.Marker;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.server.WorkFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Two databases stand for two servers of an operator's. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class FootprintIT {
    private static TestAccount account;

    @TempDir
    private Path folder;

    private WorkFolder work;
    private Connector connector;

    @BeforeAll
    static void open() throws InterruptedException {
        account = TestAccount.open();
        account.createLogical("blue", "15");
        try (Sql sql = account.sql("blue")) {
            sql.execute("create database successor");
        }
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @BeforeEach
    void begin() {
        work = WorkFolder.open(folder.resolve("work"));
        connector = new Connector(account.connector().reach(), Lending.NONE);
    }

    @AfterEach
    void end() {
        connector.close();
        work.close();
    }

    @Test
    void cutting_what_a_rehearsal_does_lets_no_other_in() throws Exception {
        ExistingServers servers = servers("successor");
        try (Footprint footprint = Footprint.begin(servers, connector, work)) {
            assertThat(footprint).isNotNull();
            connector.abort();

            assertThatThrownBy(() -> ServersLock.take(servers))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageMatching(
                            "another rehearsal is under way on (blue|green), by session \\d+ there since .* UTC; wait until it has ended; where it runs no more: select pg_terminate_backend\\(\\d+\\) on \\1, then './rehearse cleanup --on lab.yaml'");
        }
        ServersLock.take(servers).close();
    }

    @Test
    void event_triggers_that_would_write_at_the_canary_keep_it_from_being_made_and_write_nothing() throws Exception {
        ExistingServers servers = servers("successor");
        asSuperuserOfGreen(
                "create table public.ddl_log (tag text)",
                "grant insert on public.ddl_log to public",
                "create function public.log_ddl() returns event_trigger language plpgsql as "
                        + "'begin insert into public.ddl_log values (tg_tag); end'",
                "create event trigger logging on sql_drop execute function public.log_ddl()");
        try (Footprint footprint = Footprint.begin(servers, connector, work)) {
            assertThatThrownBy(() -> footprint.makeCanary(10))
                    .hasMessage(
                            "event triggers of green would add rows of public.ddl_log at the tables that a rehearsal makes there of its own, so none is made; disable those that write while you rehearse: alter event trigger logging disable");
            asSuperuserOfGreen(
                    "alter event trigger logging disable",
                    "create function public.audit() returns trigger language plpgsql as "
                            + "'begin insert into public.ddl_log values (tg_op); return null; end'",
                    "create function public.audit_new() returns event_trigger language plpgsql as "
                            + "$$ declare made record; begin for made in select * from pg_event_trigger_ddl_commands() "
                            + "where command_tag = 'CREATE TABLE' loop execute format('create trigger audit after insert "
                            + "on %s for each row execute function public.audit()', made.object_identity); end loop; end $$",
                    "create event trigger auditing on ddl_command_end execute function public.audit_new()");
            assertThatThrownBy(() -> footprint.makeCanary(10))
                    .hasMessageContaining(
                            "event triggers of green would add rows of public.ddl_log, triggers on rehearsal_canary.")
                    .hasMessageEndingWith("while you rehearse: alter event trigger auditing disable");
            asSuperuserOfGreen("alter event trigger auditing disable");
            footprint.makeCanary(10);
        }

        try (Sql green = account.rds().server("blue").sql("successor")) {
            assertThat(green.number("select count(*) from public.ddl_log")).isZero();
        }
        asSuperuserOfGreen(
                "drop event trigger logging",
                "drop event trigger auditing",
                "drop function public.log_ddl(), public.audit_new(), public.audit()",
                "drop table public.ddl_log");
    }

    @Test
    void a_try_of_the_canary_that_an_event_trigger_refuses_leaves_its_session_as_it_was() {
        asSuperuserOfGreen(
                "create function public.refuse() returns event_trigger language plpgsql as "
                        + "$$ begin raise exception 'not on this server'; end $$",
                "create event trigger refusing on ddl_command_start when tag in ('CREATE TABLE') execute function public.refuse()");
        try (Sql green = connector.openAlone(servers("successor").green(), account.operator())) {
            assertThatThrownBy(() -> Canary.tried(green, List::of)).hasMessageContaining("not on this server");
            assertThat(Canary.isThere(green)).isFalse();
        }
        asSuperuserOfGreen("drop event trigger refusing", "drop function public.refuse()");
    }

    @Test
    void event_triggers_on_login_that_write_are_found_without_a_row_of_theirs() throws Exception {
        account.createLogical("later", "17");
        Address later = account.address("later");
        LoginWrites logins = new LoginWrites(connector, account.operator());
        try (Footprint footprint = Footprint.begin(servers(later), connector, work);
                Sql superuser = account.rds().server("later").sql(later.database())) {
            superuser.execute("create table public.logins (who text)");
            superuser.execute("grant select, insert on public.logins to public");
            superuser.execute("create function public.log_login() returns event_trigger language plpgsql as "
                    + "'begin insert into public.logins values (session_user); end'");
            superuser.execute("create function public.look() returns event_trigger language plpgsql as "
                    + "'begin perform count(*) from public.logins; end'");
            superuser.execute("create event trigger looking on login execute function public.look()");
            assertThat(logins.found("green", later)).isEmpty();

            superuser.execute("create event trigger logging on login execute function public.log_login()");
            assertThatThrownBy(() -> footprint.makeCanary(10))
                    .hasMessageStartingWith(
                            "green: an event trigger on login writes at each connection (FATAL: cannot execute INSERT in a read-only transaction")
                    .hasMessageEndingWith("alter event trigger ... disable");
            assertThat(superuser.number(
                            "select count(*) from public.logins where who = ?",
                            account.operator().user()))
                    .isZero();

            superuser.execute("drop event trigger logging");
            assertThat(logins.found("green", later)).isEmpty();
            footprint.makeCanary(10);
            superuser.execute("drop event trigger looking");
        }
    }

    private static void asSuperuserOfGreen(String... statements) {
        try (Sql sql = account.rds().server("blue").sql("successor")) {
            List.of(statements).forEach(sql::execute);
        }
    }

    @Test
    void a_slot_that_a_runbook_left_is_told_with_what_takes_it_away() throws Exception {
        ExistingServers servers = servers("successor");
        onGreen(servers, "select pg_create_logical_replication_slot('before', 'pgoutput')");
        Footprint footprint = Footprint.begin(servers, connector, work);
        onGreen(servers, "select pg_create_logical_replication_slot('way_back', 'pgoutput')");

        assertThatThrownBy(footprint::close)
                .hasMessage(
                        "slot 'way_back' of green, which keeps its log for nobody; unless somebody is to read it: select pg_drop_replication_slot('way_back')");
        onGreen(servers, "select pg_drop_replication_slot('before')", "select pg_drop_replication_slot('way_back')");
    }

    @Test
    void a_session_that_still_holds_green_is_told_and_nothing_is_removed() throws Exception {
        ExistingServers servers = servers("successor");
        try (Sql holding = connector.openAlone(servers.green(), servers.operator())) {
            holding.execute("select pg_try_advisory_lock(5937266468393743201)");

            ServersProvider.Swept swept = new ServersSweep(servers).run(Optional.empty());

            assertThat(swept.done()).isEmpty();
            assertThat(swept.left()).singleElement().asString().startsWith("another rehearsal is under way on green");
        }
    }

    @Test
    void what_a_runbook_left_is_told_with_what_takes_it_away_until_it_is_gone() throws Exception {
        ExistingServers servers = servers("successor");
        ServersRecord.of(servers, connector).writeTo(work.path());
        onGreen(servers, "create publication upgrade", "revoke connect on database successor from public");

        List<String> left = sweep(servers).left();
        onGreen(servers, "drop publication upgrade", "grant connect on database successor to public");

        assertThat(left)
                .containsExactly(
                        "on green, unless it is meant to be so: drop publication if exists \"upgrade\"",
                        "on green, unless it is meant to be so: grant connect on database \"successor\" to public");
        assertThat(sweep(servers).left()).isEmpty();
    }

    @Test
    void a_schema_named_like_that_of_the_markers_is_left_alone() throws Exception {
        ExistingServers servers = servers("successor");
        onGreen(servers, "create schema rehearsal");

        List<String> done = new ServersSweep(servers).run(Optional.empty()).done();
        onGreen(
                servers,
                "drop schema rehearsal",
                Marker.creating().get(0),
                Marker.creating().get(1));

        assertThat(done).isEmpty();
        assertThat(new ServersSweep(servers).run(Optional.empty()).done())
                .containsExactly("removed the markers from green");
    }

    @Test
    void a_file_that_names_other_servers_since_is_not_followed() throws Exception {
        ServersRecord.of(servers("successor"), connector).writeTo(work.path());

        assertThat(sweep(servers("postgres")).left())
                .singleElement()
                .asString()
                .contains("the rehearsal was on {blue=", "/successor}", "lab.yaml says {blue=", "/postgres} now");
    }

    private ServersProvider.Swept sweep(ExistingServers servers) throws Exception {
        Optional<ServersRecord> record = ServersProvider.recordedIn(work.path());
        assertThat(record).isPresent();
        return new ServersSweep(servers).run(record);
    }

    private void onGreen(ExistingServers servers, String... statements) {
        try (Sql sql = connector.openAlone(servers.green(), servers.operator())) {
            List.of(statements).forEach(sql::execute);
        }
    }

    private ExistingServers servers(String green) {
        return servers(new Address(account.endpoint("blue"), green));
    }

    private ExistingServers servers(Address green) {
        return new ExistingServers(
                Path.of("lab.yaml"),
                account.address("blue"),
                green,
                Stream.of(account.endpoint("blue"), green.endpoint())
                        .distinct()
                        .collect(Collectors.toMap(
                                Function.identity(), account.connector().reach()::from)),
                Trust.ANY,
                account.operator(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Withheld.NOTHING);
    }
}
