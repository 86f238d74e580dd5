package dev.rehearsal.localrds;

import dev.rehearsal.localrds.answer.Operation;
import dev.rehearsal.localrds.answer.Operations;
import dev.rehearsal.localrds.version.EngineVersionOperations;
import dev.rehearsal.server.postgres.EmbeddedRelease;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DescribeDbEngineVersionsResponse;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.StopDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.StopDbInstanceResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RdsFrontTest {
    private final Operations operations = new Operations(List.of(
            new EngineVersionOperations(EmbeddedRelease.releases()).all().get(0),
            Operation.of(
                            StopDbInstanceRequest.class,
                            request -> StopDbInstanceResponse.builder().build())
                    .requires("DBInstanceIdentifier")));
    private final RdsClient rds = RdsFront.client(operations);

    @Test
    void what_is_not_imitated_is_refused_by_name() {
        assertThatThrownBy(() -> rds.failoverDBCluster(request -> request.dbClusterIdentifier("aurora")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("FailoverDbCluster → RDS on this machine does not imitate it"
                        + " → rehearse this step on AWS, or leave it out");
    }

    @Test
    void a_member_that_is_not_understood_is_refused_by_name() {
        assertThatThrownBy(() -> rds.stopDBInstance(
                        request -> request.dbInstanceIdentifier("blue").dbSnapshotIdentifier("last")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageStartingWith("StopDbInstance with [DBSnapshotIdentifier]")
                .hasMessageEndingWith("leave them out; understood are [DBInstanceIdentifier]");
    }

    @Test
    void a_missing_member_is_refused_as_rds_does() {
        assertThatThrownBy(() -> rds.stopDBInstance(request -> {}))
                .isInstanceOfSatisfying(
                        RdsException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("MissingParameter"));
    }

    @Test
    void only_calls_that_could_change_something_are_recorded() {
        rds.describeDBEngineVersions();
        rds.stopDBInstance(request -> request.dbInstanceIdentifier("blue"));

        assertThat(operations.calls()).singleElement().satisfies(call -> {
            assertThat(call.operation()).isEqualTo("StopDbInstance");
            assertThat(call.request()).contains("blue");
        });
    }

    @Test
    void versions_lead_to_later_ones_only() {
        DescribeDbEngineVersionsResponse answer = rds.describeDBEngineVersions(
                request -> request.engine("postgres").engineVersion("16"));

        assertThat(answer.dbEngineVersions()).singleElement().satisfies(version -> {
            assertThat(version.engineVersion()).isEqualTo("16.15");
            assertThat(version.dbParameterGroupFamily()).isEqualTo("postgres16");
            assertThat(version.validUpgradeTarget())
                    .extracting(target -> target.engineVersion())
                    .containsExactly("17.11", "18.6");
        });
    }

    @Test
    void paginators_work_as_the_sdk_wrote_them() {
        assertThat(rds.describeDBEngineVersionsPaginator(request -> request.engine("postgres"))
                        .dbEngineVersions())
                .hasSize(5);
    }

    @Test
    void the_client_behaves_as_an_object() {
        assertThat(rds.serviceName()).isEqualTo("rds");
        assertThat(rds).hasToString("RDS on this machine");
        rds.close();
    }
}
