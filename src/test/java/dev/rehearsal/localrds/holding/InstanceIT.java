package dev.rehearsal.localrds.holding;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.server.ServerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.RdsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InstanceIT {
    private static TestAccount account;
    private static RdsClient rds;

    @BeforeAll
    static void open() throws InterruptedException {
        account = TestAccount.open();
        rds = account.client();
        account.create("blue", "15");
        account.create("green", "17.11");
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @Test
    void two_versions_run_side_by_side_and_say_so() {
        try (Sql blue = account.sql("blue");
                Sql green = account.sql("green")) {

            assertThat(blue.text("show server_version").orElseThrow()).startsWith("15.19");
            assertThat(green.text("show server_version").orElseThrow()).startsWith("17.11");
            assertThat(account.instance("blue").engineVersion()).isEqualTo("15.19");
            assertThat(account.instance("blue").dbName()).isEqualTo("shop");
        }
    }

    @Test
    void durability_is_as_in_production() {
        try (Sql sql = account.sql("blue")) {

            assertThat(sql.text("show fsync")).hasValue("on");
            assertThat(sql.text("show synchronous_commit")).hasValue("on");
            assertThat(sql.text("show password_encryption")).hasValue("scram-sha-256");
        }
    }

    @Test
    void a_wrong_password_is_refused() {
        Credentials stranger = new Credentials("operator", "guessed");

        assertThatThrownBy(() -> account.sql("blue", stranger))
                .isInstanceOfSatisfying(
                        SqlFailedException.class, e -> assertThat(e.sqlState()).isEqualTo("28P01"));
    }

    @Test
    void a_reboot_drops_connections_and_keeps_the_endpoint() throws InterruptedException {
        Endpoint before = account.endpoint("green");
        try (Sql old = account.sql("green")) {
            old.execute("create table kept (id int)");

            DBInstance answered = rds.rebootDBInstance(request -> request.dbInstanceIdentifier("green"))
                    .dbInstance();
            account.awaitAvailable("green");

            assertThat(answered.dbInstanceStatus()).isEqualTo("rebooting");
            assertThatThrownBy(() -> old.text("select 1"))
                    .isInstanceOfSatisfying(
                            SqlFailedException.class,
                            e -> assertThat(e.isConnectionLoss()).isTrue());
        }
        assertThat(account.endpoint("green")).isEqualTo(before);
        try (Sql fresh = account.sql("green")) {
            assertThat(fresh.number("select count(*) from kept")).isZero();
        }
    }

    @Test
    void a_failover_is_refused_without_a_standby() {
        assertThatThrownBy(() -> rds.rebootDBInstance(
                        request -> request.dbInstanceIdentifier("blue").forceFailover(true)))
                .isInstanceOfSatisfying(
                        RdsException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterCombination"));
    }

    @Test
    void identifiers_are_unique_and_must_exist() {
        assertThatThrownBy(() -> account.create("blue", "15")).isInstanceOf(DbInstanceAlreadyExistsException.class);
        assertThatThrownBy(() -> account.instance("nobody")).isInstanceOf(DbInstanceNotFoundException.class);
        assertThatThrownBy(() -> account.create("not_valid", "15"))
                .isInstanceOfSatisfying(
                        RdsException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue"));
    }

    @Test
    void a_version_that_is_not_there_is_refused_with_those_that_are() {
        assertThatThrownBy(() -> account.create("ancient", "9.6"))
                .isInstanceOf(RdsException.class)
                .hasMessageContaining("Cannot find version 9.6 for postgres")
                .hasMessageContaining("15.19");
    }

    @Test
    void a_port_that_is_taken_is_refused_at_once() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {

            assertThatThrownBy(() -> rds.createDBInstance(request -> request.dbInstanceIdentifier("elsewhere")
                            .engine("postgres")
                            .dbInstanceClass("db.m6g.large")
                            .masterUsername("operator")
                            .masterUserPassword("operators-secret")
                            .port(taken.getLocalPort())))
                    .isInstanceOf(ServerException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void deletion_asks_for_a_last_snapshot_and_respects_protection() throws InterruptedException {
        account.create("retired", "16");
        rds.modifyDBInstance(request -> request.dbInstanceIdentifier("retired").deletionProtection(true));

        assertThatThrownBy(() -> rds.deleteDBInstance(
                        request -> request.dbInstanceIdentifier("retired").skipFinalSnapshot(true)))
                .hasMessageContaining("deletion protection");
        rds.modifyDBInstance(request -> request.dbInstanceIdentifier("retired").deletionProtection(false));
        assertThatThrownBy(() -> rds.deleteDBInstance(request -> request.dbInstanceIdentifier("retired")))
                .hasMessageContaining("FinalDBSnapshotIdentifier is required");
        rds.deleteDBInstance(
                request -> request.dbInstanceIdentifier("retired").finalDBSnapshotIdentifier("retired-final"));
        assertThatThrownBy(() -> rds.rebootDBInstance(request -> request.dbInstanceIdentifier("retired")))
                .isInstanceOf(InvalidDbInstanceStateException.class);
        account.awaitDeleted("retired");

        assertThat(rds.describeDBSnapshots(request -> request.dbSnapshotIdentifier("retired-final"))
                        .dbSnapshots())
                .singleElement()
                .satisfies(snapshot -> assertThat(snapshot.status()).isEqualTo("available"));
    }

    @Test
    void a_killed_server_comes_back_with_a_reboot_and_with_its_data() throws InterruptedException {
        account.create("killed", "15");
        try (Sql sql = account.sql("killed")) {
            sql.execute("create table kept (id int)");
            sql.execute("insert into kept values (1)");
        }

        account.rds().server("killed").kill();
        assertThatThrownBy(() -> account.sql("killed")).isInstanceOf(SqlFailedException.class);
        rds.rebootDBInstance(request -> request.dbInstanceIdentifier("killed"));
        account.awaitAvailable("killed");

        try (Sql sql = account.sql("killed")) {
            assertThat(sql.number("select count(*) from kept")).isEqualTo(1);
        }
    }
}
