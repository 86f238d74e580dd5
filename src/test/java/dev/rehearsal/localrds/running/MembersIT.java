package dev.rehearsal.localrds.running;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.localrds.TestCluster;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.Parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/** What becomes of a cluster when members are rebooted and deleted, and of the whole. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MembersIT {
    private TestAccount account;
    private TestCluster clusters;
    private RdsClient rds;

    @BeforeEach
    void open() throws InterruptedException {
        account = TestAccount.open();
        clusters = TestCluster.in(account);
        rds = account.client();
        clusters.create("blue", "15", 1);
        try (Sql sql = clusters.sql("blue")) {
            sql.execute("create table orders (id bigint primary key)");
        }
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void no_write_waits_for_a_reader_that_is_rebooted_or_deleted() throws InterruptedException {
        try (Sql sql = clusters.sql("blue")) {
            sql.execute("set statement_timeout = '5s'");
            rds.rebootDBInstance(request -> request.dbInstanceIdentifier("blue-2"));
            long id = 0;
            while (!account.instance("blue-2").dbInstanceStatus().equals("available")) {
                sql.update("insert into orders values (?)", id++);
            }
            assertThat(sql.text("show synchronous_standby_names")).hasValue("FIRST 1 (\"blue-2\")");

            rds.deleteDBInstance(
                    request -> request.dbInstanceIdentifier("blue-2").skipFinalSnapshot(true));
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                long next = sql.number("select count(*) from orders");
                sql.update("insert into orders values (?)", next);
                return clusters.cluster("blue").dbClusterMembers().size() == 1;
            });
            assertThat(sql.text("show synchronous_standby_names")).hasValue("");
        }
        try (Sql reading = clusters.reading("blue")) {
            assertThat(reading.holds("select pg_is_in_recovery()")).isFalse();
        }
    }

    @Test
    void a_reader_takes_over_from_a_writer_that_is_deleted() throws InterruptedException {
        write("insert into orders values (1)");
        assertThatThrownBy(() -> rds.deleteDBInstance(
                        request -> request.dbInstanceIdentifier("blue-1").finalDBSnapshotIdentifier("last")))
                .hasMessageContaining("deleting a member of a DB cluster");

        rds.deleteDBInstance(request -> request.dbInstanceIdentifier("blue-1").skipFinalSnapshot(true));
        account.awaitDeleted("blue-1");
        write("insert into orders values (2)");

        assertThat(clusters.writer("blue")).isEqualTo("blue-2");
        try (Sql sql = clusters.sql("blue")) {
            assertThat(sql.number("select count(*) from orders")).isEqualTo(2);
        }
    }

    @Test
    void a_reboot_of_the_writer_ends_its_sessions_and_keeps_the_data() throws InterruptedException {
        try (Sql old = clusters.sql("blue")) {
            rds.rebootDBInstance(request -> request.dbInstanceIdentifier("blue-1"));
            clusters.awaitMember("blue-1", "available");

            assertThat(catchThrowable(() -> old.text("select 1"))).isInstanceOf(SqlFailedException.class);
        }
        write("insert into orders values (1)");
        try (Sql sql = clusters.sql("blue")) {
            assertThat(sql.number("select count(*) from pg_stat_replication where sync_state = 'sync'"))
                    .isOne();
        }
    }

    @Test
    void a_reader_starts_again_although_its_writer_has_less_than_before() throws InterruptedException {
        clusters.logical("blue");

        for (int round = 0; round < 5; round++) {
            restartWith("50");
            restartWith("8");
        }

        try (Sql sql = clusters.sql("blue")) {
            assertThat(sql.number("select count(*) from pg_stat_replication where sync_state = 'sync'"))
                    .isOne();
        }
        try (Sql sql = clusters.reading("blue")) {
            assertThat(sql.text("show max_worker_processes")).hasValue("8");
        }
    }

    private void restartWith(String workers) throws InterruptedException {
        rds.modifyDBClusterParameterGroup(request -> request.dbClusterParameterGroupName("blue-logical")
                .parameters(Parameter.builder()
                        .parameterName("max_worker_processes")
                        .parameterValue(workers)
                        .applyMethod(ApplyMethod.PENDING_REBOOT)
                        .build()));
        clusters.awaitGroup("blue", "pending-reboot");
        rds.rebootDBInstance(request -> request.dbInstanceIdentifier(clusters.writer("blue")));
        clusters.awaitGroup("blue", "in-sync");
    }

    @Test
    void the_data_outlive_the_members_but_not_the_cluster() throws InterruptedException {
        write("insert into orders values (1)");
        rds.modifyDBCluster(request -> request.dbClusterIdentifier("blue").deletionProtection(true));
        assertThatThrownBy(() -> delete("last")).hasMessageContaining("disable deletion protection");
        rds.modifyDBCluster(request -> request.dbClusterIdentifier("blue").deletionProtection(false));
        assertThatThrownBy(() -> delete("last"))
                .isInstanceOf(InvalidDbClusterStateException.class)
                .hasMessageContaining("still contains DB instances");

        rds.deleteDBInstance(request -> request.dbInstanceIdentifier("blue-2").skipFinalSnapshot(true));
        rds.deleteDBInstance(request -> request.dbInstanceIdentifier("blue-1").skipFinalSnapshot(true));
        account.awaitDeleted("blue-1");
        assertThatThrownBy(() -> clusters.sql("blue")).isInstanceOf(SqlFailedException.class);
        clusters.addMember("blue", "blue-3");
        try (Sql sql = clusters.sql("blue")) {
            assertThat(sql.number("select count(*) from orders")).isOne();
        }

        rds.deleteDBInstance(request -> request.dbInstanceIdentifier("blue-3").skipFinalSnapshot(true));
        assertThatThrownBy(() -> rds.deleteDBCluster(request -> request.dbClusterIdentifier("blue")))
                .hasMessageContaining("FinalDBSnapshotIdentifier is required");
        delete("last");
        assertThatThrownBy(() -> delete("last")).hasMessageContaining("already being deleted");
        clusters.awaitDeleted("blue");

        assertThat(rds.describeDBClusterSnapshots(request -> request.dbClusterSnapshotIdentifier("last"))
                        .dbClusterSnapshots())
                .singleElement()
                .satisfies(snapshot -> assertThat(snapshot.status()).isEqualTo("available"));
        clusters.create("other", "15", 0);
        rds.deleteDBInstance(request -> request.dbInstanceIdentifier("other-1").skipFinalSnapshot(true));
        assertThatThrownBy(() -> rds.deleteDBCluster(
                        request -> request.dbClusterIdentifier("other").finalDBSnapshotIdentifier("last")))
                .isInstanceOf(DbClusterSnapshotAlreadyExistsException.class);
        rds.deleteDBClusterSnapshot(request -> request.dbClusterSnapshotIdentifier("last"));
        assertThatThrownBy(() -> rds.deleteDBClusterSnapshot(request -> request.dbClusterSnapshotIdentifier("last")))
                .isInstanceOf(DbClusterSnapshotNotFoundException.class);
    }

    private void delete(String snapshot) {
        rds.deleteDBCluster(request -> request.dbClusterIdentifier("blue").finalDBSnapshotIdentifier(snapshot));
    }

    private void write(String statement) {
        try (Sql sql = clusters.sql("blue")) {
            sql.execute(statement);
        }
    }
}
