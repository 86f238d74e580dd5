package dev.rehearsal.server.containers.postgres;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.database.postgres.PrecheckQueries;
import dev.rehearsal.server.Backup;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.LogTail;
import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.containers.ContainerStage;
import dev.rehearsal.server.containers.NeedsContainers;
import dev.rehearsal.server.containers.RunningContainer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@NeedsContainers
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ContainerServersIT {
    private static ContainerStage stage;

    @BeforeAll
    static void open() throws InterruptedException {
        stage = ContainerStage.open();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void a_server_is_durable_and_lets_nobody_in_without_a_password() throws InterruptedException {
        try (DatabaseServer server = stage.started("alone", 17);
                Sql sql = server.sql("postgres")) {
            assertThat(sql.text("show server_version").orElseThrow())
                    .startsWith(server.release().version());
            assertThat(sql.texts("select setting from pg_settings where name in ('fsync', 'synchronous_commit')"))
                    .containsOnly("on");
            assertThat(sql.texts("select distinct auth_method from pg_hba_file_rules"))
                    .containsExactly("scram-sha-256");
            assertThatThrownBy(() -> new Connector(new PostgresDriver(), any -> sqlDoor(server))
                            .openAlone(
                                    new Address(server.endpoint(), "postgres"), new Credentials("rdsadmin", "wrong")))
                    .isInstanceOf(SqlFailedException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    /** The machines that tests run on need not have such locales; the images do. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "15 | made_by_libc | locale = 'en_US.UTF-8'",
                "15 | made_by_icu  | locale_provider = icu icu_locale = 'de'",
                "17 | made_by_icu  | locale_provider = icu icu_locale = 'de'",
            })
    void a_database_whose_order_of_text_has_changed_since_it_was_made_is_told(int major, String name, String made)
            throws InterruptedException {
        try (DatabaseServer server = stage.started("reordered", major)) {
            write(server, "create database %s template template0 %s".formatted(name, made));
            try (Sql sql = server.sql(name)) {
                List<String> before = PrecheckQueries.found(sql, "collation-version");
                sql.execute("update pg_database set datcollversion = '1' where datname = current_database()");

                assertThat(before).isEmpty();
                assertThat(PrecheckQueries.found(sql, "collation-version"))
                        .singleElement()
                        .asString()
                        .startsWith("the database, made with 1, now ");
            }
        }
    }

    @Test
    void a_copy_follows_its_source() throws InterruptedException {
        try (DatabaseServer source = stage.started("source", 15);
                DatabaseServer copy = copy(source)) {
            write(source, "create table kept (id int primary key)");
            write(source, "insert into kept values (1)");

            await().atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(kept(copy)).isEqualTo(1));
            assertThatThrownBy(() -> write(copy, "insert into kept values (2)"))
                    .hasMessageContaining("read-only transaction");
        }
    }

    @Test
    void a_backup_holds_what_was_there_whether_its_server_runs_or_not() throws InterruptedException {
        try (DatabaseServer server = stage.started("kept", 17)) {
            write(server, "create table kept (id int primary key)");
            write(server, "insert into kept values (1)");
            Backup running = server.backUp("running");
            write(server, "insert into kept values (2)");
            server.stop();
            Backup stopped = server.backUp("stopped");

            try (DatabaseServer one = running.restore("one");
                    DatabaseServer two = stopped.restore("two")) {
                one.start(Map.of());
                two.start(Map.of());
                assertThat(kept(one)).isEqualTo(1);
                assertThat(kept(two)).isEqualTo(2);
            }
            stopped.close();
            assertThatThrownBy(() -> stopped.restore("three")).hasMessageContaining("No such file");
            running.close();
            assertThat(stage.servers().freeBytes()).isPositive();
        }
    }

    @Test
    void a_killed_server_keeps_what_it_had_acknowledged_and_a_held_one_answers_later() throws InterruptedException {
        try (DatabaseServer server = stage.started("struck", 17)) {
            write(server, "create table kept (id int primary key)");
            write(server, "insert into kept values (1)");
            server.kill();
            assertThat(server.isRunning()).isFalse();
            server.start(Map.of("work_mem", "8MB"));
            assertThat(kept(server)).isEqualTo(1);

            server.suspend();
            assertThat(server.isRunning()).isTrue();
            server.proceed();
            assertThat(kept(server)).isEqualTo(1);
        }
    }

    @Test
    void a_server_that_cannot_start_says_why() throws InterruptedException {
        try (DatabaseServer server = stage.servers().create(stage.release(15), "refusing")) {
            assertThatThrownBy(() -> server.start(Map.of("shared_preload_libraries", "no_such_library")))
                    .isInstanceOf(ServerException.class)
                    .hasMessageContaining("no_such_library");
        }
    }

    @Test
    void the_end_of_the_log_is_read_also_of_a_held_server_and_of_one_that_never_ran() throws InterruptedException {
        try (DatabaseServer server = stage.started("telling", 15)) {
            assertThatThrownBy(() -> write(server, "select 1 / 0 as told"));
            server.suspend();
            LogTail held = server.log(100);
            server.proceed();
            server.stop();

            assertThat(held.text())
                    .endsWith("STATEMENT:  select 1 / 0 as told\n")
                    .hasSizeLessThanOrEqualTo(100);
            assertThat(held.size()).isGreaterThan(100);
            assertThat(server.log(1 << 20).text()).contains("as told", "database system is shut down");
        }
        try (DatabaseServer never = stage.servers().create(stage.release(15), "never")) {
            assertThat(never.log(100)).isEqualTo(LogTail.NOTHING);
        }
    }

    @Test
    void a_container_that_has_ended_is_told_of_with_what_it_said_last() throws InterruptedException {
        try (DatabaseServer server = stage.started("ended", 15)) {
            RunningContainer.at(server.endpoint().host()).kill();

            assertThatThrownBy(server::isRunning)
                    .isInstanceOf(ServerException.class)
                    .hasMessageContaining("it does not run; it ");
        }
    }

    private static Endpoint sqlDoor(DatabaseServer server) {
        return ((ContainerServer) server).fromHere();
    }

    private static DatabaseServer copy(DatabaseServer source) throws InterruptedException {
        DatabaseServer copy = source.copy("copy");
        copy.follow(ContainerStage.SUPERUSER);
        copy.start(Map.of(
                "primary_conninfo",
                "host=%s port=%d user=%s passfile='%s'"
                        .formatted(
                                source.endpoint().host(),
                                source.endpoint().port(),
                                ContainerStage.SUPERUSER.user(),
                                copy.passwordFile())));
        return copy;
    }

    private static void write(DatabaseServer server, String statement) {
        try (Sql sql = server.sql("postgres")) {
            sql.execute(statement);
        }
    }

    private static long kept(DatabaseServer server) {
        try (Sql sql = server.sql("postgres")) {
            return sql.number("select count(*) from kept");
        }
    }
}
