package dev.rehearsal.localrds;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.server.containers.ContainerEngine;
import dev.rehearsal.server.containers.ContainerImages;
import dev.rehearsal.server.containers.ContainerRoom;
import dev.rehearsal.server.containers.NeedsContainers;
import dev.rehearsal.server.containers.postgres.ContainerServers;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What takes containers: upgrades in place, and endpoints that differ by their names. One cluster serves all tests. */
@NeedsContainers
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContainerClusterIT {
    private static WorkFolder work;
    private static ContainerRoom room;
    private static LocalRds account;
    private static TestCluster clusters;
    private static RdsClient rds;

    @BeforeAll
    static void open() throws InterruptedException {
        work = WorkFolder.open();
        room = ContainerRoom.open(ContainerEngine.find(), work);
        account = LocalRds.open(
                ContainerServers.of(List.of("15", "17"), room, ContainerImages.chosen(), LocalRds.superuser()));
        clusters = new TestCluster(account, new Credentials("operator", "operators-secret"));
        rds = account.client();
        clusters.create("blue", "15", 1);
        clusters.logical("blue");
        try (Sql sql = clusters.sql("blue")) {
            sql.execute("create table orders (id bigint primary key)");
            sql.execute("insert into orders select generate_series(1, 1000)");
            sql.execute("analyze");
            sql.execute("create extension hstore");
        }
    }

    @AfterAll
    static void close() {
        try (WorkFolder last = work;
                ContainerRoom second = room;
                LocalRds first = account) {
            assertThat(List.of(last, second, first)).isNotEmpty();
        }
    }

    @Test
    @Order(1)
    void endpoints_are_names_with_one_port_and_follow_a_failover() throws InterruptedException {
        DBCluster blue = clusters.cluster("blue");
        assertThat(blue.endpoint()).isEqualTo("blue.rehearsal.internal");
        assertThat(blue.readerEndpoint()).isEqualTo("blue-ro.rehearsal.internal");
        assertThat(blue.port()).isEqualTo(5432);

        account.server("blue").kill();
        rds.failoverDBCluster(request -> request.dbClusterIdentifier("blue"));
        await().until(() -> clusters.writer("blue").equals("blue-2"));
        clusters.awaitStatus("blue", "available");
        clusters.awaitMember("blue-1", "available");

        try (Sql writing = clusters.sql("blue");
                Sql reading = clusters.reading("blue")) {
            writing.execute("insert into orders values (0)");
            await().untilAsserted(() ->
                    assertThat(reading.number("select count(*) from orders")).isEqualTo(1001));
            assertThat(reading.holds("select pg_is_in_recovery()")).isTrue();
        }
    }

    @Test
    @Order(2)
    void a_clone_is_upgraded_with_its_readers() throws InterruptedException {
        try (Sql sql = clusters.sql("blue")) {
            sql.text("select pg_create_logical_replication_slot('upgrade', 'pgoutput')::text");
        }
        cloneTo("green");
        clusters.addMember("green", "green-2");
        assertThatThrownBy(() -> upgrade(request -> request.dbClusterParameterGroupName("default.aurora-postgresql17")))
                .isInstanceOf(InvalidDbClusterStateException.class)
                .hasMessageContaining("logical replication slots: upgrade");
        assertThatThrownBy(() -> upgrade(request -> {}))
                .hasMessageContaining("You need to explicitly specify a new Parameter");
        String start;
        try (Sql sql = clusters.sql("green")) {
            start = sql.text("select aurora_volume_logical_start_lsn()::text").orElseThrow();
            sql.text("select pg_drop_replication_slot('upgrade')::text");
        }

        refusesWhatPgUpgradeRefuses();
        upgrade(request -> request.dbClusterParameterGroupName("default.aurora-postgresql17"));
        clusters.awaitStatus("green", "upgrading");
        await().untilAsserted(
                        () -> assertThatThrownBy(() -> clusters.sql("green")).isInstanceOf(SqlFailedException.class));
        assertThat(clusters.cluster("green").status()).isEqualTo("upgrading");
        clusters.awaitStatus("green", "available");

        DBCluster green = clusters.cluster("green");
        assertThat(green.statusInfos()).isEmpty();
        assertThat(green.engineVersion()).startsWith("17.");
        assertThat(green.dbClusterParameterGroup()).isEqualTo("default.aurora-postgresql17");
        assertUpgraded(start);
        try (Sql reading = clusters.reading("green")) {
            assertThat(reading.holds("select pg_is_in_recovery()")).isTrue();
            assertThat(reading.text("show server_version_num").orElseThrow()).startsWith("17");
        }
    }

    private static void refusesWhatPgUpgradeRefuses() throws InterruptedException {
        try (Sql sql = clusters.sql("green")) {
            sql.execute("create table odd (called regproc)");
        }
        upgrade(request -> request.dbClusterParameterGroupName("default.aurora-postgresql17"));
        clusters.awaitStatus("green", "upgrading");
        clusters.awaitStatus("green", "available");

        assertThat(clusters.cluster("green").engineVersion()).startsWith("15.");
        assertThat(clusters.cluster("green").statusInfos())
                .singleElement()
                .satisfies(info -> assertThat(info.message()).contains("odd.called"));
        try (Sql sql = clusters.sql("green")) {
            assertThat(sql.number("select count(*) from pg_stat_replication where sync_state = 'sync'"))
                    .isOne();
            sql.execute("drop table odd");
        }
    }

    private static void assertUpgraded(String start) {
        try (Sql sql = clusters.sql("green")) {
            assertThat(sql.text("show server_version_num").orElseThrow()).startsWith("17");
            assertThat(sql.text("select aurora_volume_logical_start_lsn()::text"))
                    .hasValue(start);
            assertThat(sql.number("select count(*) from pg_stats where tablename = 'orders'"))
                    .isZero();
            assertThat(sql.number("select reltuples::bigint from pg_class where relname = 'orders'"))
                    .isNotEqualTo(1001);
            assertThat(sql.text("show is_superuser")).hasValue("off");
            assertThat(sql.texts("select role from unnest(array['pg_create_subscription', 'pg_maintain',"
                            + " 'pg_checkpoint']) role where not pg_has_role(role, 'usage')"))
                    .isEmpty();
            assertThat(sql.holds("select has_function_privilege('pg_replication_origin_create(text)', 'execute')"))
                    .isTrue();
            assertThatThrownBy(() -> sql.execute("alter system set work_mem = '1MB'"))
                    .hasMessageContaining("permission denied");
            sql.execute("insert into orders values (-1)");
            sql.execute("create extension citext");
            sql.execute("create publication back for all tables");
        }
    }

    private static void cloneTo(String identifier) throws InterruptedException {
        rds.restoreDBClusterToPointInTime(request -> request.sourceDBClusterIdentifier("blue")
                .dbClusterIdentifier(identifier)
                .restoreType("copy-on-write")
                .dbClusterParameterGroupName("blue-logical")
                .useLatestRestorableTime(true));
        clusters.awaitStatus(identifier, "available");
        clusters.addMember(identifier, identifier + "-1");
    }

    private static void upgrade(Consumer<ModifyDbClusterRequest.Builder> besides) {
        rds.modifyDBCluster(request -> besides.accept(request.dbClusterIdentifier("green")
                .engineVersion("17")
                .allowMajorVersionUpgrade(true)
                .applyImmediately(true)));
    }
}
