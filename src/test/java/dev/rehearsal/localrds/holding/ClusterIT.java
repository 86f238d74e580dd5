package dev.rehearsal.localrds.holding;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.localrds.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBEngineVersion;
import software.amazon.awssdk.services.rds.model.DBInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClusterIT {
    private static TestAccount account;
    private static TestCluster clusters;
    private static RdsClient rds;

    @BeforeAll
    static void open() throws InterruptedException {
        account = TestAccount.open();
        clusters = TestCluster.in(account);
        rds = account.client();
        clusters.create("blue", "15", 1);
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @Test
    void a_cluster_says_who_writes_and_who_reads() {
        DBCluster blue = clusters.cluster("blue");

        assertThat(blue.status()).isEqualTo("available");
        assertThat(blue.engine()).isEqualTo("aurora-postgresql");
        assertThat(blue.engineVersion()).isEqualTo("15.19");
        assertThat(blue.databaseName()).isEqualTo("shop");
        assertThat(blue.dbClusterParameterGroup()).isEqualTo("default.aurora-postgresql15");
        assertThat(blue.dbClusterMembers())
                .extracting(
                        DBClusterMember::dbInstanceIdentifier,
                        DBClusterMember::isClusterWriter,
                        DBClusterMember::dbClusterParameterGroupStatus)
                .containsExactly(tuple("blue-1", true, "in-sync"), tuple("blue-2", false, "in-sync"));
        DBInstance reader = account.instance("blue-2");
        assertThat(reader.dbClusterIdentifier()).isEqualTo("blue");
        assertThat(reader.engine()).isEqualTo("aurora-postgresql");
        assertThat(reader.dbName()).isEqualTo("shop");
        assertThat(reader.dbParameterGroups().get(0).dbParameterGroupName()).isEqualTo("default.aurora-postgresql15");
    }

    @Test
    void readers_have_what_was_acknowledged_and_take_no_writes() throws InterruptedException {
        try (Sql writer = clusters.sql("blue");
                Sql reader = clusters.reading("blue");
                Sql member = account.sql("blue-2")) {
            writer.execute("create table orders (id int primary key)");
            writer.execute("insert into orders select generate_series(1, 100)");

            await().untilAsserted(() ->
                    assertThat(reader.number("select count(*) from orders")).isEqualTo(100));
            assertThat(member.holds("select pg_is_in_recovery()")).isTrue();
            assertThat(writer.text("show synchronous_standby_names")).hasValue("FIRST 1 (\"blue-2\")");
            assertThatThrownBy(() -> reader.execute("insert into orders values (0)"))
                    .isInstanceOf(SqlFailedException.class)
                    .hasMessageContaining("read-only transaction");
        }
    }

    @Test
    void members_leave_no_slot_on_the_writer() {
        try (Sql sql = clusters.sql("blue")) {
            assertThat(sql.number("select count(*) from pg_replication_slots")).isZero();
        }
    }

    @Test
    void the_volume_of_a_new_cluster_has_a_beginning_that_every_database_tells() {
        try (Sql sql = clusters.sql("blue")) {
            sql.execute("create database another");
        }
        String told;
        try (Sql sql = clusters.sql("blue")) {
            told = sql.text("select aurora_volume_logical_start_lsn()::text").orElseThrow();
            assertThat(sql.holds("select aurora_volume_logical_start_lsn() < pg_current_wal_lsn()"))
                    .isTrue();
        }
        try (Sql another = account.rds().server("blue").sql("another")) {
            assertThat(another.text("select aurora_volume_logical_start_lsn()::text"))
                    .hasValue(told);
        }
    }

    @Test
    void a_cluster_without_readers_is_read_from_its_writer() throws InterruptedException {
        clusters.create("alone", "17", 0);

        try (Sql reading = clusters.reading("alone")) {
            assertThat(reading.holds("select pg_is_in_recovery()")).isFalse();
        }
    }

    @Test
    void engine_versions_are_told_with_what_they_can_become() {
        assertThat(rds.describeDBEngineVersions(
                                request -> request.engine("aurora-postgresql").engineVersion("16.15"))
                        .dbEngineVersions())
                .singleElement()
                .satisfies(version -> {
                    assertThat(version.dbParameterGroupFamily()).isEqualTo("aurora-postgresql16");
                    assertThat(version.validUpgradeTarget())
                            .allMatch(target -> target.engine().equals("aurora-postgresql"));
                });
        assertThat(rds.describeDBEngineVersions(request -> {}).dbEngineVersions())
                .extracting(DBEngineVersion::engine)
                .contains("postgres", "aurora-postgresql");
    }
}
