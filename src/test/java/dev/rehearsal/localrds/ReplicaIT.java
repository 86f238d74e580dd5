package dev.rehearsal.localrds;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.localrds.holding.Timings;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplicaIT {
    private static TestAccount account;
    private static RdsClient rds;

    @BeforeAll
    static void open() {
        // Backups that last long enough to be seen on a busy machine.
        account = TestAccount.open(new Timings(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofSeconds(1)));
        rds = account.client();
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"14", "15", "17"})
    void a_replica_follows_and_becomes_a_primary_with_a_backup(String version) throws InterruptedException {
        String blue = "blue" + version;
        String green = "green" + version;
        account.create(blue, version);
        write(blue, "create table orders (id int primary key)");
        write(blue, "insert into orders select generate_series(1, 1000)");

        replicate(blue, green);
        DBInstance replica = account.awaitAvailable(green);
        write(blue, "insert into orders values (1001)");

        assertThat(replica.dbInstanceClass()).isEqualTo("db.m6g.2xlarge");
        assertThat(replica.readReplicaSourceDBInstanceIdentifier()).isEqualTo(blue);
        assertThat(account.instance(blue).readReplicaDBInstanceIdentifiers()).containsExactly(green);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(orders(green)).isEqualTo(1001));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(account.instance(green).statusInfos())
                        .singleElement()
                        .satisfies(info -> assertThat(info.status()).isEqualTo("replicating")));
        assertThatThrownBy(() -> write(green, "insert into orders values (0)"))
                .isInstanceOf(SqlFailedException.class)
                .hasMessageContaining("read-only transaction");

        try (Sql before = account.sql(green)) {
            rds.promoteReadReplica(
                    request -> request.dbInstanceIdentifier(green).backupRetentionPeriod(1));
            account.awaitStatus(green, "backing-up");

            write(green, "insert into orders values (1002)");
            assertThatThrownBy(() -> replicate(green, green + "-replica"))
                    .isInstanceOf(InvalidDbInstanceStateException.class)
                    .hasMessageContaining("backing-up");
            assertThatThrownBy(() -> before.text("select 1")).isInstanceOf(SqlFailedException.class);
        }
        DBInstance promoted = account.awaitAvailable(green);

        assertThat(promoted.readReplicaSourceDBInstanceIdentifier()).isNull();
        assertThat(account.instance(blue).readReplicaDBInstanceIdentifiers()).isEmpty();
        assertThat(rds.describeDBSnapshots(
                                request -> request.dbInstanceIdentifier(green).snapshotType("automated"))
                        .dbSnapshots())
                .singleElement()
                .satisfies(snapshot -> assertThat(snapshot.status()).isEqualTo("available"));
        try (Sql sql = account.sql(blue)) {
            assertThat(sql.number("select count(*) from pg_replication_slots")).isZero();
        }
        assertThat(orders(blue)).isEqualTo(1001);

        replicate(green, green + "-replica");
        account.awaitAvailable(green + "-replica");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(orders(green + "-replica")).isEqualTo(1002));
    }

    @Test
    void a_source_without_backups_is_refused() throws InterruptedException {
        account.create("careless", "16");
        rds.modifyDBInstance(request -> request.dbInstanceIdentifier("careless")
                .backupRetentionPeriod(0)
                .applyImmediately(true));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> account.instance("careless").backupRetentionPeriod() == 0);
        account.awaitAvailable("careless");

        assertThatThrownBy(() -> replicate("careless", "careless-replica"))
                .isInstanceOf(InvalidDbInstanceStateException.class)
                .hasMessageContaining("Automated backups are not enabled");
        assertThatThrownBy(() -> rds.promoteReadReplica(request -> request.dbInstanceIdentifier("careless")))
                .isInstanceOf(InvalidDbInstanceStateException.class);
    }

    @Test
    void a_deleted_replica_frees_its_source_and_a_deleted_source_frees_its_replica() throws InterruptedException {
        account.create("parent", "18");
        write("parent", "create table orders (id int primary key)");
        replicate("parent", "first");
        account.awaitAvailable("first");
        assertThatThrownBy(() -> rds.deleteDBInstance(
                        request -> request.dbInstanceIdentifier("first").finalDBSnapshotIdentifier("first-final")))
                .hasMessageContaining("read replica");
        rds.deleteDBInstance(request -> request.dbInstanceIdentifier("first").skipFinalSnapshot(true));
        account.awaitDeleted("first");
        try (Sql sql = account.sql("parent")) {
            assertThat(sql.number("select count(*) from pg_replication_slots")).isZero();
        }

        replicate("parent", "second");
        account.awaitAvailable("second");
        rds.deleteDBInstance(request -> request.dbInstanceIdentifier("parent").skipFinalSnapshot(true));
        account.awaitDeleted("parent");

        assertThat(account.awaitAvailable("second").readReplicaSourceDBInstanceIdentifier())
                .isNull();
        write("second", "insert into orders values (1)");
        assertThat(orders("second")).isEqualTo(1);
    }

    @Test
    void a_snapshot_can_be_restored_while_its_instance_goes_on() throws InterruptedException {
        account.create("origin", "15");
        write("origin", "create table orders (id int primary key)");
        write("origin", "insert into orders values (1)");
        rds.createDBSnapshot(request -> request.dbInstanceIdentifier("origin").dbSnapshotIdentifier("point"));
        account.awaitAvailable("origin");
        write("origin", "insert into orders values (2)");

        rds.restoreDBInstanceFromDBSnapshot(
                request -> request.dbInstanceIdentifier("restored").dbSnapshotIdentifier("point"));
        account.awaitAvailable("restored");

        assertThat(orders("restored")).isEqualTo(1);
        assertThat(orders("origin")).isEqualTo(2);
    }

    private static void replicate(String source, String replica) {
        rds.createDBInstanceReadReplica(request -> request.sourceDBInstanceIdentifier(source)
                .dbInstanceIdentifier(replica)
                .dbInstanceClass("db.m6g.2xlarge"));
    }

    private static void write(String identifier, String statement) {
        try (Sql sql = account.sql(identifier)) {
            sql.execute(statement);
        }
    }

    private static long orders(String identifier) {
        try (Sql sql = account.sql(identifier)) {
            return sql.number("select count(*) from orders");
        }
    }
}
