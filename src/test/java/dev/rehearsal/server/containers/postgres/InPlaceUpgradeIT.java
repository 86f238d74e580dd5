package dev.rehearsal.server.containers.postgres;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresDriver;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.ServerException;
import dev.rehearsal.server.containers.ContainerStage;
import dev.rehearsal.server.containers.NeedsContainers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@NeedsContainers
@DisplayNameGeneration(ReplaceUnderscores.class)
final class InPlaceUpgradeIT {
    private static final Credentials APPLICATION = new Credentials("application", "its 'own'");
    private static final String STATISTICS = "select count(*) from pg_stats where tablename = 'kept'";
    private static final String EXTENSION = "select extversion from pg_extension where extname = 'pg_stat_statements'";

    private static ContainerStage stage;

    @BeforeAll
    static void open() throws InterruptedException {
        stage = ContainerStage.open(List.of("13", "15", "17"));
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void the_successor_has_data_logins_and_old_extensions_and_no_statistics() throws InterruptedException {
        DatabaseServer former = filled("shop", 15);
        String extension = text(former, EXTENSION);
        former.stop();

        try (DatabaseServer successor = former.upgrade(stage.release(17))) {
            former.close();
            successor.start(Map.of());

            assertThat(text(successor, "show server_version")).startsWith("17.");
            assertThat(successor.release()).isEqualTo(stage.release(17));
            assertThat(asApplication(successor)).isEqualTo("1000");
            assertThat(text(successor, EXTENSION)).isEqualTo(extension);
            assertThat(text(successor, STATISTICS)).isEqualTo("0");
            write(successor, "analyze");
            assertThat(text(successor, STATISTICS)).isEqualTo("2");
            assertThat(text(successor, "show fsync")).isEqualTo("on");
        }
    }

    @Test
    void passwords_kept_as_md5_hashes_are_let_in_before_and_after() throws InterruptedException {
        DatabaseServer former = stage.started("aged", 13);
        write(former, "set password_encryption = md5; create role application login password 'its ''own'''");
        write(former, "create table kept as select 7 as id");
        write(former, "grant select on kept to application");
        assertThat(asApplication(former)).isEqualTo("1");
        former.stop();

        try (DatabaseServer successor = former.upgrade(stage.release(17))) {
            successor.start(Map.of());

            assertThat(text(successor, "select left(rolpassword, 3) from pg_authid where rolname = 'application'"))
                    .isEqualTo("md5");
            assertThat(asApplication(successor)).isEqualTo("1");
        }
    }

    @Test
    void a_logical_slot_is_refused_and_the_server_goes_on_as_it_was() throws InterruptedException {
        try (DatabaseServer server = stage.servers().create(stage.release(15), "slotted")) {
            server.start(Map.of("wal_level", "logical"));
            write(server, "select pg_create_physical_replication_slot('physical')");
            write(server, "select pg_create_logical_replication_slot('upgrade', 'pgoutput')");
            assertThatThrownBy(() -> server.upgrade(stage.release(17)))
                    .isInstanceOf(ServerException.class)
                    .hasMessageContaining("it runs → stop it first");
            server.stop();

            assertThatThrownBy(() -> server.upgrade(stage.release(17)))
                    .isInstanceOf(ServerException.class)
                    .hasMessageContaining("it has logical replication slots: upgrade → drop them first");

            server.start(Map.of("wal_level", "logical"));
            assertThat(text(server, "select count(*) from pg_replication_slots"))
                    .isEqualTo("2");
        }
    }

    @Test
    void what_pg_upgrade_refuses_is_told_in_its_words() throws InterruptedException {
        try (DatabaseServer server = filled("refused", 15)) {
            write(server, "create extension adminpack");
            server.stop();

            assertThatThrownBy(() -> server.upgrade(stage.release(17)))
                    .isInstanceOf(ServerException.class)
                    .hasMessageContainingAll(
                            "upgrade 'refused' in place from PostgreSQL 15.",
                            "$libdir/adminpack",
                            "→ mend what it names");
            assertThatThrownBy(() -> server.upgrade(stage.release(13)))
                    .isInstanceOf(ServerException.class)
                    .hasMessageContaining("name a later one");

            server.start(Map.of());
            assertThat(asApplication(server)).isEqualTo("1000");
        }
    }

    @Test
    void what_cannot_be_restored_is_told_with_its_statement_though_pg_upgrade_names_only_a_file()
            throws InterruptedException {
        try (DatabaseServer server = filled("unrestorable", 15)) {
            write(server, "create view written as select buffers_backend from pg_stat_bgwriter");
            server.stop();

            assertThatThrownBy(() -> server.upgrade(stage.release(17)))
                    .isInstanceOf(ServerException.class)
                    .hasMessageContainingAll(
                            "column pg_stat_bgwriter.buffers_backend does not exist", "VIEW", "written");

            server.start(Map.of());
            assertThat(asApplication(server)).isEqualTo("1000");
        }
    }

    private static DatabaseServer filled(String name, int major) throws InterruptedException {
        DatabaseServer server = stage.started(name, major);
        write(server, "create extension pg_stat_statements");
        write(server, "create table kept as select id, md5(id::text) as text from generate_series(1, 1000) as id");
        write(server, "analyze");
        write(server, "create role application login password 'its ''own'''");
        write(server, "grant select on kept to application");
        assertThat(text(server, STATISTICS)).isEqualTo("2");
        return server;
    }

    private static String asApplication(DatabaseServer server) {
        try (Sql sql = new Connector(new PostgresDriver(), any -> ((ContainerServer) server).fromHere())
                .openAlone(new Address(server.endpoint(), "postgres"), APPLICATION)) {
            return sql.text("select count(*)::text from kept").orElseThrow();
        }
    }

    private static void write(DatabaseServer server, String statement) {
        try (Sql sql = server.sql("postgres")) {
            sql.execute(statement);
        }
    }

    private static String text(DatabaseServer server, String question) {
        try (Sql sql = server.sql("postgres")) {
            return sql.text(question).orElseThrow();
        }
    }
}
