package dev.rehearsal.localrds.cluster;

import dev.rehearsal.database.Sql;
import dev.rehearsal.localrds.TestAccount;
import dev.rehearsal.localrds.TestCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbParameterGroupStateException;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.Parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A cluster's settings and parameters change as RDS changes them, or not at all. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ModifyClusterIT {
    private static TestAccount account;
    private static TestCluster clusters;
    private static RdsClient rds;

    @BeforeAll
    static void open() throws InterruptedException {
        account = TestAccount.open();
        clusters = TestCluster.in(account);
        rds = account.client();
        clusters.create("blue", "15", 1);
        for (String name : List.of("spare", "logical")) {
            rds.createDBClusterParameterGroup(request -> request.dbClusterParameterGroupName(name)
                    .dbParameterGroupFamily("aurora-postgresql15")
                    .description("for a test"));
        }
        clusters.create("green", "15", 1);
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @Test
    void a_change_stays_invisible_for_a_while() {
        List<String> walked = new ArrayList<>();

        DBCluster answered = rds.modifyDBCluster(request -> request.dbClusterIdentifier("blue")
                        .backupRetentionPeriod(7)
                        .cloudwatchLogsExportConfiguration(logs -> logs.enableLogTypes("postgresql"))
                        .applyImmediately(true))
                .dbCluster();
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(5)).until(() -> {
            DBCluster now = clusters.cluster("blue");
            if (walked.isEmpty() || !walked.get(walked.size() - 1).equals(now.status())) {
                walked.add(now.status());
            }
            return now.backupRetentionPeriod() == 7 && now.status().equals("available");
        });

        assertThat(answered.status()).isEqualTo("available");
        assertThat(walked).containsExactly("available", "modifying", "available");
        assertThat(clusters.cluster("blue").enabledCloudwatchLogsExports()).containsExactly("postgresql");
    }

    @Test
    void static_parameters_wait_for_the_writers_reboot_on_every_member() throws InterruptedException {
        rds.modifyDBClusterParameterGroup(request -> request.dbClusterParameterGroupName("logical")
                .parameters(
                        parameter("rds.logical_replication", "1", ApplyMethod.PENDING_REBOOT),
                        parameter("max_worker_processes", "50", ApplyMethod.PENDING_REBOOT)));

        rds.modifyDBCluster(request -> request.dbClusterIdentifier("green").dbClusterParameterGroupName("logical"));
        clusters.awaitGroup("green", "pending-reboot");
        try (Sql sql = clusters.sql("green")) {
            assertThat(sql.text("show wal_level")).hasValue("replica");
        }
        rds.rebootDBInstance(request -> request.dbInstanceIdentifier("green-1"));
        clusters.awaitGroup("green", "in-sync");

        for (String member : List.of("green-1", "green-2")) {
            try (Sql sql = account.sql(member)) {
                assertThat(sql.text("show wal_level")).hasValue("logical");
                assertThat(sql.text("show max_worker_processes")).hasValue("50");
            }
        }
        takesDynamicValuesAtOnce();
        assertThatThrownBy(() ->
                        rds.deleteDBClusterParameterGroup(request -> request.dbClusterParameterGroupName("logical")))
                .isInstanceOf(InvalidDbParameterGroupStateException.class);
    }

    private static void takesDynamicValuesAtOnce() {
        rds.modifyDBClusterParameterGroup(request -> request.dbClusterParameterGroupName("logical")
                .parameters(parameter("work_mem", "8192", ApplyMethod.IMMEDIATE)));
        await().untilAsserted(() -> assertThat(shown("green-2", "work_mem")).isEqualTo("8MB"));
        rds.resetDBClusterParameterGroup(request -> request.dbClusterParameterGroupName("logical")
                .parameters(parameter("work_mem", "", ApplyMethod.IMMEDIATE)));
        await().untilAsserted(() -> assertThat(shown("green-2", "work_mem")).isEqualTo("4MB"));
    }

    @Test
    void parameter_groups_are_for_clusters_of_their_family() {
        assertThatThrownBy(
                        () -> rds.createDBClusterParameterGroup(request -> request.dbClusterParameterGroupName("wrong")
                                .dbParameterGroupFamily("postgres15")
                                .description("for a test")))
                .hasMessageContaining("choose one of [aurora-postgresql");
        assertThatThrownBy(() ->
                        rds.describeDBClusterParameters(request -> request.dbClusterParameterGroupName("missing")))
                .isInstanceOf(DbParameterGroupNotFoundException.class);
        assertThatThrownBy(() -> rds.resetDBClusterParameterGroup(
                        request -> request.dbClusterParameterGroupName("default.aurora-postgresql15")))
                .isInstanceOf(InvalidDbParameterGroupStateException.class);
        assertThatThrownBy(() -> rds.deleteDBClusterParameterGroup(
                        request -> request.dbClusterParameterGroupName("default.aurora-postgresql15")))
                .isInstanceOf(InvalidDbParameterGroupStateException.class);
        assertThat(rds.describeDBClusterParameters(request -> request.dbClusterParameterGroupName("spare"))
                        .parameters())
                .anyMatch(parameter -> parameter.parameterName().equals("rds.logical_replication"));
        assertThat(rds.describeDBParameters(request -> request.dbParameterGroupName("default.aurora-postgresql15"))
                        .parameters())
                .noneMatch(parameter -> parameter.parameterName().equals("rds.logical_replication"));
        assertThat(rds.describeDBClusterParameterGroups(request -> request.dbClusterParameterGroupName("spare"))
                        .dbClusterParameterGroups())
                .singleElement()
                .satisfies(group -> assertThat(group.dbParameterGroupFamily()).isEqualTo("aurora-postgresql15"));
    }

    @Test
    void what_cannot_be_changed_is_refused() {
        assertRefused("must be between 1 and 35", request -> request.backupRetentionPeriod(0));
        assertRefused(
                "You cannot use the log types 'slow'",
                request -> request.cloudwatchLogsExportConfiguration(logs -> logs.enableLogTypes("slow")));
        assertRefused(
                "cannot be used for this instance",
                request -> request.dbClusterParameterGroupName("default.aurora-postgresql16"));
        assertThatThrownBy(() -> rds.modifyDBCluster(
                        request -> request.dbClusterIdentifier("blue").dbClusterParameterGroupName("missing")))
                .isInstanceOf(DbClusterParameterGroupNotFoundException.class);
        assertRefused("NewDBClusterIdentifier", request -> request.newDBClusterIdentifier("other"));
        assertThatThrownBy(() -> rds.modifyDBInstance(request -> request.dbInstanceIdentifier("blue-1")
                        .engineVersion("17")
                        .allowMajorVersionUpgrade(true)))
                .hasMessageContaining("using the ModifyDBCluster API");
    }

    @Test
    void upgrades_are_refused_with_the_reason() {
        assertRefused("Cannot upgrade aurora-postgresql from 15.19 to 14.24", request -> request.engineVersion("14"));
        assertRefused("AllowMajorVersionUpgrade", request -> request.engineVersion("17"));
        assertRefused(
                "Please use a Parameter Group with DBParameterGroupFamily aurora-postgresql17",
                request -> request.engineVersion("17")
                        .allowMajorVersionUpgrade(true)
                        .dbClusterParameterGroupName("spare"));
        assertRefused(
                "Please use a Parameter Group with DBParameterGroupFamily aurora-postgresql17",
                request -> request.engineVersion("17")
                        .allowMajorVersionUpgrade(true)
                        .dbInstanceParameterGroupName("default.aurora-postgresql15"));
        assertRefused(
                "embedded servers come without pg_upgrade",
                request -> request.engineVersion("17").allowMajorVersionUpgrade(true));
        assertThat(clusters.cluster("blue").engineVersion()).isEqualTo("15.19");
    }

    private static void assertRefused(String why, Consumer<ModifyDbClusterRequest.Builder> change) {
        assertThatThrownBy(() -> rds.modifyDBCluster(request -> {
                    request.dbClusterIdentifier("blue");
                    change.accept(request);
                }))
                .hasMessageContaining(why);
    }

    private static Parameter parameter(String name, String value, ApplyMethod method) {
        return Parameter.builder()
                .parameterName(name)
                .parameterValue(value)
                .applyMethod(method)
                .build();
    }

    private static String shown(String member, String setting) {
        try (Sql sql = account.sql(member)) {
            return sql.text("show " + setting).orElseThrow();
        }
    }
}
