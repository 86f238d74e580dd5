package dev.rehearsal.localrds.cluster;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.localrds.TestCluster;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A clone is its source at one place of its source's log, and tells which. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CloneClusterIT {
    private static TestAccount account;
    private static TestCluster clusters;
    private static RdsClient rds;

    @BeforeAll
    static void open() throws InterruptedException {
        account = TestAccount.open();
        clusters = TestCluster.in(account);
        rds = account.client();
        clusters.create("blue", "15", 0);
        clusters.logical("blue");
        try (Sql sql = clusters.sql("blue")) {
            sql.execute("create table kept (id bigint primary key)");
            sql.execute("create table history (id bigint)");
            sql.execute("create publication upgrade for all tables");
        }
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @Test
    void a_subscription_from_the_start_of_the_clone_loses_and_doubles_nothing_under_load() throws InterruptedException {
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicLong written = new AtomicLong();
        List<Thread> writers = List.of(writer(isOver, written, 1), writer(isOver, written, 2));
        writers.forEach(Thread::start);
        try (Sql sql = clusters.sql("blue")) {
            sql.text("select pg_create_logical_replication_slot('upgrade', 'pgoutput')::text");
        }

        clone("green");
        try (Sql green = clusters.sql("green")) {
            // It came along, as on AWS, and would keep the clone's log for ever.
            green.text("select pg_drop_replication_slot('upgrade')::text");
            green.execute("drop publication upgrade");
            follow(
                    green,
                    green.text("select aurora_volume_logical_start_lsn()::text").orElseThrow());
        }
        long before = written.get();
        await().until(() -> written.get() > before + 500);
        isOver.set(true);
        for (Thread writer : writers) {
            writer.join();
        }

        try (Sql blue = clusters.sql("blue");
                Sql green = clusters.sql("green")) {
            await().untilAsserted(() -> assertThat(told(green)).isEqualTo(told(blue)));
            assertThat(green.number("select count(*) from kept")).isEqualTo(written.get());
            assertThat(green.number("select count(distinct id) from history")).isEqualTo(written.get());
        }
    }

    @Test
    void a_clone_has_no_members_until_one_is_created() throws InterruptedException {
        try (Sql sql = clusters.sql("blue")) {
            sql.execute("create table seen_by_the_clone ()");
        }

        rds.restoreDBClusterToPointInTime(request -> request.sourceDBClusterIdentifier("blue")
                .dbClusterIdentifier("empty")
                .restoreType("copy-on-write")
                .useLatestRestorableTime(true)
                .enableCloudwatchLogsExports("postgresql")
                .deletionProtection(true));
        clusters.awaitStatus("empty", "available");
        DBCluster empty = clusters.cluster("empty");

        assertThat(empty.dbClusterMembers()).isEmpty();
        assertThat(empty.cloneGroupId()).isEqualTo("blue");
        assertThat(empty.databaseName()).isEqualTo("shop");
        assertThat(empty.deletionProtection()).isTrue();
        assertThat(empty.enabledCloudwatchLogsExports()).containsExactly("postgresql");
        assertThat(empty.dbClusterParameterGroup()).isEqualTo("default.aurora-postgresql15");
        assertThatThrownBy(() -> clusters.sql("empty")).isInstanceOf(SqlFailedException.class);
        clusters.addMember("empty", "empty-1");
        try (Sql sql = clusters.sql("empty")) {
            assertThat(sql.holds("select to_regclass('seen_by_the_clone') is not null"))
                    .isTrue();
            assertThat(sql.holds("select pg_is_in_recovery()")).isFalse();
        }
    }

    @Test
    void what_is_no_clone_is_refused() {
        assertThatThrownBy(() -> rds.restoreDBClusterToPointInTime(request -> request.sourceDBClusterIdentifier("blue")
                        .dbClusterIdentifier("full")
                        .useLatestRestorableTime(true)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("full-copy")
                .hasMessageContaining("copy-on-write");
        assertThatThrownBy(() -> rds.restoreDBClusterToPointInTime(request -> request.sourceDBClusterIdentifier("blue")
                        .dbClusterIdentifier("earlier")
                        .restoreType("copy-on-write")))
                .hasMessageContaining("UseLatestRestorableTime");
        assertThatThrownBy(() -> request("nobody", "green")).isInstanceOf(DbClusterNotFoundException.class);
        assertThatThrownBy(() -> request("blue", "blue")).isInstanceOf(DbClusterAlreadyExistsException.class);
    }

    @Test
    void a_cluster_without_a_writer_cannot_be_cloned_here() throws InterruptedException {
        rds.createDBCluster(request -> request.dbClusterIdentifier("idle")
                .engine("aurora-postgresql")
                .masterUsername("operator")
                .masterUserPassword("operators-secret"));
        clusters.awaitStatus("idle", "available");

        assertThatThrownBy(() -> request("idle", "copy"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("create its writer first");
    }

    private static void request(String source, String clone) {
        rds.restoreDBClusterToPointInTime(request -> request.sourceDBClusterIdentifier(source)
                .dbClusterIdentifier(clone)
                .restoreType("copy-on-write")
                .dbClusterParameterGroupName("blue-logical")
                .useLatestRestorableTime(true));
    }

    private static void clone(String identifier) throws InterruptedException {
        request("blue", identifier);
        clusters.awaitStatus(identifier, "available");
        clusters.addMember(identifier, identifier + "-1");
    }

    private static void follow(Sql green, String from) {
        green.execute("""
                create subscription upgrade connection 'host=%s port=%d dbname=shop user=operator password=operators-secret'
                publication upgrade with (create_slot = false, slot_name = upgrade, copy_data = false, enabled = false)""".formatted(
                clusters.cluster("blue").endpoint(), clusters.cluster("blue").port()));
        green.text("select pg_replication_origin_advance('pg_' || oid, ?::pg_lsn)::text from pg_subscription", from);
        green.execute("alter subscription upgrade enable");
    }

    private static Thread writer(AtomicBoolean isOver, AtomicLong written, long offset) {
        return new Thread(() -> {
            try (Sql sql = clusters.sql("blue")) {
                for (long id = offset; !isOver.get(); id += 2) {
                    sql.execute("begin; insert into kept values (%1$d); insert into history values (%1$d); commit"
                            .formatted(id));
                    written.incrementAndGet();
                }
            }
        });
    }

    private static String told(Sql sql) {
        return sql.text("select (select count(*) || ' ' || sum(id) from kept) || ' ' || count(*) || ' ' || sum(id)"
                        + " from history")
                .orElseThrow();
    }
}
