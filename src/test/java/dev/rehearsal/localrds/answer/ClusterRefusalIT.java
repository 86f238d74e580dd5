package dev.rehearsal.localrds.answer;

import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.localrds.TestCluster;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DbClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.RdsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a cluster cannot be, and what cannot be its member. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClusterRefusalIT {
    private static TestAccount account;
    private static TestCluster clusters;
    private static RdsClient rds;

    @BeforeAll
    static void open() throws InterruptedException {
        account = TestAccount.open();
        clusters = TestCluster.in(account);
        rds = account.client();
        clusters.create("blue", "15", 0);
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @Test
    void what_cannot_be_created_is_refused() {
        assertThatThrownBy(() -> create("blue")).isInstanceOf(DbClusterAlreadyExistsException.class);
        assertThatThrownBy(() -> create("not_valid")).hasMessageContaining("not a valid identifier");
        assertThatThrownBy(() -> clusters.cluster("nobody")).isInstanceOf(DbClusterNotFoundException.class);
        assertRefused("InvalidParameterValue", request -> request.backupRetentionPeriod(0));
        assertRefused("InvalidParameterCombination", request -> request.enableCloudwatchLogsExports("slowquery"));
        assertRefused("InvalidParameterCombination", request -> request.engineVersion("9.6"));
        assertThatThrownBy(() -> rds.createDBCluster(
                        wanted("x").dbClusterParameterGroupName("missing").build()))
                .isInstanceOf(DbClusterParameterGroupNotFoundException.class);
        assertThatThrownBy(
                        () -> rds.createDBCluster(wanted("x").engine("postgres").build()))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("Multi-AZ DB cluster");
        assertThatThrownBy(() ->
                        rds.createDBCluster(wanted("x").engine("aurora-mysql").build()))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("aurora-mysql");
    }

    @Test
    void a_member_that_does_not_fit_its_cluster_is_refused() {
        assertMemberRefused("DBClusterNotFoundFault", "nobody", request -> {});
        assertMemberRefused("InvalidParameterCombination", "blue", request -> request.engine("postgres"));
        assertMemberRefused("InvalidParameterCombination", "blue", request -> request.engineVersion("17"));
        assertMemberRefused("InvalidParameterCombination", "blue", request -> request.masterUsername("operator"));
        assertMemberRefused(
                "InvalidParameterCombination", "blue", request -> request.dbParameterGroupName("default.postgres15"));
        assertThatThrownBy(() -> rds.createDBInstance(request -> request.dbInstanceIdentifier("stray")
                        .engine("aurora-postgresql")
                        .dbInstanceClass("db.r6g.large")))
                .hasMessageContaining("must be a member of a DB cluster");
        assertThatThrownBy(() -> rds.createDBInstanceReadReplica(
                        request -> request.dbInstanceIdentifier("copy").sourceDBInstanceIdentifier("blue-1")))
                .hasMessageContaining("member of a cluster");
        assertThatThrownBy(() -> rds.createDBSnapshot(
                        request -> request.dbSnapshotIdentifier("point").dbInstanceIdentifier("blue-1")))
                .hasMessageContaining("snapshots are taken of the cluster");
    }

    private static CreateDbClusterRequest.Builder wanted(String identifier) {
        return CreateDbClusterRequest.builder()
                .dbClusterIdentifier(identifier)
                .engine("aurora-postgresql")
                .engineVersion("15")
                .masterUsername("operator")
                .masterUserPassword("operators-secret");
    }

    private static void create(String identifier) {
        rds.createDBCluster(wanted(identifier).build());
    }

    private static void assertRefused(String code, Consumer<CreateDbClusterRequest.Builder> change) {
        CreateDbClusterRequest.Builder request = wanted("refused");
        change.accept(request);
        assertThatThrownBy(() -> rds.createDBCluster(request.build())).satisfies(refused -> assertCode(refused, code));
    }

    private static void assertMemberRefused(
            String code, String cluster, Consumer<CreateDbInstanceRequest.Builder> change) {
        var request = CreateDbInstanceRequest.builder()
                .dbInstanceIdentifier("refused")
                .dbClusterIdentifier(cluster)
                .engine("aurora-postgresql")
                .dbInstanceClass("db.r6g.large");
        change.accept(request);
        assertThatThrownBy(() -> rds.createDBInstance(request.build())).satisfies(refused -> assertCode(refused, code));
    }

    private static void assertCode(Throwable refused, String code) {
        assertThat(refused)
                .isInstanceOfSatisfying(
                        RdsException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }
}
