package dev.rehearsal.environment.existing;

import dev.rehearsal.application.Canary;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.server.WorkFolder;
import java.nio.file.Path;
import java.util.List;
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

/** An operator's event triggers at what a rehearsal makes of its own, and at its connections. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CanaryTriggersIT {
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
        connector = new Connector(new PostgresDriver(), account.connector().reach());
    }

    @AfterEach
    void end() {
        connector.close();
        work.close();
    }

    @Test
    void event_triggers_that_would_write_at_the_canary_keep_it_from_being_made_and_write_nothing() throws Exception {
        ExistingServers servers = servers(successor());
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
        try (Sql green = connector.openAlone(successor(), account.operator())) {
            assertThatThrownBy(() -> new Canary(new PostgresDialect()).tried(green, List::of))
                    .hasMessageContaining("not on this server");
            assertThat(new Canary(new PostgresDialect()).isThere(green)).isFalse();
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

    private static Address successor() {
        return new Address(account.endpoint("blue"), "successor");
    }

    private static ExistingServers servers(Address green) {
        return new LabServers(account).to(green);
    }
}
