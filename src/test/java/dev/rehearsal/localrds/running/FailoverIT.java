package dev.rehearsal.localrds.running;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.localrds.TestCluster;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A reader takes over with everything that was acknowledged. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FailoverIT {
    private static TestAccount account;
    private static TestCluster clusters;
    private static RdsClient rds;

    @BeforeAll
    static void open() throws InterruptedException {
        account = TestAccount.open();
        clusters = TestCluster.in(account);
        rds = account.client();
        clusters.create("blue", "15", 2);
        clusters.create("alone", "16", 0);
        try (Sql sql = clusters.sql("blue")) {
            sql.execute("create table orders (id bigint primary key)");
        }
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @Test
    void acknowledged_writes_survive_a_writer_that_is_killed() throws InterruptedException {
        String former = clusters.writer("blue");
        Set<Long> acknowledged = new ConcurrentSkipListSet<>();
        Thread load = new Thread(() -> writeUntilItFails(1_000_000, acknowledged));
        load.start();
        await().until(() -> acknowledged.size() > 200);

        account.rds().server("blue").kill();
        load.join();
        rds.failoverDBCluster(request -> request.dbClusterIdentifier("blue"));
        awaitOtherWriter(former);

        try (Sql sql = clusters.sql("blue")) {
            assertThat(new TreeSet<>(sql.list("select id from orders where id >= 1000000", row -> row.getLong(1))))
                    .containsAll(acknowledged);
        }
        awaitWhole();
    }

    @Test
    void a_writer_that_hangs_is_fenced() throws InterruptedException {
        String former = clusters.writer("blue");
        try (Sql held = clusters.sql("blue")) {
            account.rds().server("blue").suspend();

            rds.failoverDBCluster(request -> request.dbClusterIdentifier("blue"));
            awaitOtherWriter(former);

            assertThatThrownBy(() -> held.execute("insert into orders values (-1)"))
                    .isInstanceOf(SqlFailedException.class);
        }
        awaitWhole();
        try (Sql sql = clusters.sql("blue")) {
            assertThat(sql.number("select count(*) from orders where id = -1")).isZero();
        }
    }

    @Test
    void endpoints_follow_and_the_old_writer_rejoins_as_a_reader() throws InterruptedException {
        DBCluster before = clusters.cluster("blue");
        String former = clusters.writer("blue");
        String target = before.dbClusterMembers().stream()
                .filter(member -> !member.isClusterWriter())
                .reduce((first, second) -> second)
                .orElseThrow()
                .dbInstanceIdentifier();

        rds.failoverDBCluster(request -> request.dbClusterIdentifier("blue").targetDBInstanceIdentifier(target));
        clusters.awaitStatus("blue", "failing-over");
        clusters.awaitStatus("blue", "available");
        awaitWhole();

        DBCluster after = clusters.cluster("blue");
        assertThat(clusters.writer("blue")).isEqualTo(target);
        assertThat(after.endpoint()).isEqualTo(before.endpoint());
        assertThat(after.port()).isEqualTo(before.port());
        try (Sql writing = clusters.sql("blue");
                Sql reading = clusters.reading("blue");
                Sql old = account.sql(former)) {
            writing.execute("insert into orders values (1)");
            await().untilAsserted(() -> {
                assertThat(reading.number("select count(*) from orders where id = 1"))
                        .isOne();
                assertThat(old.number("select count(*) from orders where id = 1"))
                        .isOne();
            });
            assertThat(old.holds("select pg_is_in_recovery()")).isTrue();
            assertThat(reading.holds("select pg_is_in_recovery()")).isTrue();
        }
    }

    @Test
    void a_failover_needs_a_reader_of_that_cluster() {
        String writer = clusters.writer("blue");

        assertThatThrownBy(() -> rds.failoverDBCluster(request -> request.dbClusterIdentifier("alone")))
                .isInstanceOf(InvalidDbClusterStateException.class)
                .hasMessageContaining("no reader that is available");
        assertThatThrownBy(() -> rds.failoverDBCluster(request -> request.dbClusterIdentifier("nobody")))
                .isInstanceOf(DbClusterNotFoundException.class);
        assertThatThrownBy(() -> failOver("nobody")).isInstanceOf(DbInstanceNotFoundException.class);
        assertThatThrownBy(() -> failOver("alone-1")).hasMessageContaining("not a member of DB cluster blue");
        assertThatThrownBy(() -> failOver(writer))
                .isInstanceOf(InvalidDbInstanceStateException.class)
                .hasMessageContaining("is the writer");
    }

    private static void failOver(String target) {
        rds.failoverDBCluster(request -> request.dbClusterIdentifier("blue").targetDBInstanceIdentifier(target));
    }

    private static void writeUntilItFails(long from, Set<Long> acknowledged) {
        try (Sql sql = clusters.sql("blue")) {
            for (long id = from; id < from + 100_000; id++) {
                sql.update("insert into orders values (?)", id);
                acknowledged.add(id);
            }
        } catch (SqlFailedException e) {
            assertThat(e.isConnectionLoss()).isTrue();
        }
    }

    private static void awaitOtherWriter(String former) throws InterruptedException {
        await().until(() -> !clusters.writer("blue").equals(former));
        clusters.awaitStatus("blue", "available");
    }

    /** Every member is there again, and writes wait for both readers. */
    private static void awaitWhole() throws InterruptedException {
        for (String member : Set.of("blue-1", "blue-2", "blue-3")) {
            clusters.awaitMember(member, "available");
        }
        try (Sql sql = clusters.sql("blue")) {
            assertThat(sql.number("select count(*) from pg_stat_replication where sync_state = 'sync'"))
                    .isEqualTo(2);
        }
    }
}
