package dev.rehearsal.environment;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Engine;
import dev.rehearsal.database.Reach;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.Withheld;
import dev.rehearsal.database.postgres.PostgresDialect;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.LogEnd;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.step.ServerLogs;
import dev.rehearsal.step.Servers;
import dev.rehearsal.step.Servers.Spec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A server's log is had by the RDS API or by SQL, without passwords; where it cannot be had, that says why. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ServerLogsIT {
    private static final Spec SPEC = new Spec(Engine.POSTGRES, "15", "db.m6g.large");

    private static TestAccount account;

    @BeforeAll
    static void open() throws InterruptedException {
        account = TestAccount.open();
        account.create("blue", "15");
        account.create("killed", "15");
        account.create("collecting", "15");
        DatabaseServer collecting = account.rds().server("collecting");
        collecting.stop();
        collecting.start(Map.of("logging_collector", "on"));
    }

    @AfterAll
    static void close() {
        account.close();
    }

    private static ShownLogs shown() {
        return ShownLogs.without(
                new PostgresDialect(), Withheld.NOTHING, account.operator(), List.of(account.application()));
    }

    private static void fail(String identifier, String statement) {
        try (Sql sql = account.rds().server(identifier).sql("postgres")) {
            assertThatThrownBy(() -> sql.execute(statement));
        }
    }

    @Test
    void the_rds_api_gives_two_hundred_lines_at_most_and_no_password() {
        Roles roles = new Roles(account.client(), SPEC, SPEC, Journal.inMemory());
        roles.assign("blue", "blue", Servers.Kind.INSTANCE);
        ServerLogs logs = new RdsLogs(account.client(), roles, shown());
        for (int i = 0; i < 150; i++) {
            fail("blue", "select 1 / 0 as number_" + i);
        }
        fail("blue", "create role other password 'not mine' nonsense");
        fail("blue", "select '%s'::int".formatted(account.operator().password()));

        List<LogEnd> ends = logs.endsOf("blue");

        assertThat(ends).singleElement().satisfies(end -> {
            assertThat(end.server()).isEqualTo("blue");
            assertThat(end.place()).isEqualTo("error/postgresql.log");
            assertThat(end.text().lines()).hasSize(200);
            assertThat(end.text())
                    .contains("number_149", "password ***", "select '***'::int")
                    .doesNotContain("not mine", account.operator().password());
        });
        assertThat(logs.endsOf("green")).isEmpty();
    }

    @Test
    void a_server_that_is_gone_says_so() {
        Roles roles = new Roles(account.client(), SPEC, SPEC, Journal.inMemory());
        roles.assign("green", "never-there", Servers.Kind.INSTANCE);
        ServerLogs logs = new RdsLogs(account.client(), roles, shown());

        assertThat(logs.endsOf("green"))
                .singleElement()
                .satisfies(end -> assertThat(end.place()).contains("DBInstance never-there not found"));
        assertThat(logs.cause("green")).startsWith("the log of green could not be had: ");
    }

    @Test
    void a_process_that_was_killed_and_a_start_that_failed_are_told_of() throws InterruptedException {
        Roles roles = new Roles(account.client(), SPEC, SPEC, Journal.inMemory());
        roles.assign("blue", "killed", Servers.Kind.INSTANCE);
        ServerLogs logs = new RdsLogs(account.client(), roles, shown());
        try (Sql sql = account.sql("killed")) {
            long pid = sql.number("select pg_backend_pid()");
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        }

        await().untilAsserted(() -> assertThat(logs.cause("blue"))
                .contains("the log of blue tells: LOG: server process", "was terminated by signal 9"));
        DatabaseServer server = account.rds().server("killed");
        server.stop();
        assertThatThrownBy(() -> server.start(Map.of("shared_preload_libraries", "no_such_library")));
        assertThat(logs.cause("blue")).contains("the log of blue tells: FATAL: ", "no_such_library");
    }

    @Test
    void a_superuser_gets_the_log_by_sql() {
        Credentials superuser = superuserOf("collecting");
        fail("collecting", "select 1 / 0 as collected");

        List<LogEnd> ends = bySql("collecting", superuser).endsOf("blue");

        assertThat(ends).singleElement().satisfies(end -> {
            assertThat(end.place()).startsWith("log/postgresql-");
            assertThat(end.text()).contains("STATEMENT:  select 1 / 0 as collected");
        });
    }

    @Test
    void an_operator_without_the_right_and_a_server_without_a_file_say_where_to_look() {
        assertThat(bySql("collecting", account.operator()).cause("blue"))
                .contains(
                        "the log of blue could not be had",
                        "permission denied",
                        "grant 'operator' execute on pg_current_logfile(text)");
        assertThat(bySql("blue", superuserOf("blue")).cause("blue")).contains("standard error", "journalctl");
    }

    @Test
    void a_log_for_programs_alone_says_how_to_have_one_for_people() {
        Credentials superuser = superuserOf("collecting");
        ServerLogs logs = bySql("collecting", superuser);
        configure("collecting", "alter system set log_destination = 'csvlog'");

        try {
            await().untilAsserted(() ->
                    assertThat(logs.cause("blue")).contains("it goes to csvlog", "add stderr to log_destination"));
        } finally {
            configure("collecting", "alter system reset log_destination");
        }
        await().untilAsserted(() -> assertThat(logs.endsOf("blue"))
                .singleElement()
                .satisfies(end -> assertThat(end.place()).startsWith("log/postgresql-")));
    }

    private static void configure(String identifier, String statement) {
        try (Sql sql = account.rds().server(identifier).sql("postgres")) {
            sql.execute(statement);
            sql.execute("select pg_reload_conf()");
        }
    }

    private static ServerLogs bySql(String identifier, Credentials login) {
        Address address = new Address(account.rds().server(identifier).endpoint(), TestAccount.DATABASE);
        return new SqlLogs(
                new Connector(new PostgresDriver(), Reach.DIRECT),
                new ExistingRoles(Map.of("blue", address), SPEC, SPEC),
                login,
                shown());
    }

    private static Credentials superuserOf(String identifier) {
        try (Sql sql = account.rds().server(identifier).sql("postgres")) {
            sql.execute("drop role if exists chief");
            sql.execute("create role chief superuser login password 'chiefs-secret'");
        }
        return new Credentials("chief", "chiefs-secret");
    }
}
