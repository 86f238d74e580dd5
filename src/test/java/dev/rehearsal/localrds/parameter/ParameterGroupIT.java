package dev.rehearsal.localrds.parameter;

import dev.rehearsal.database.Sql;
import dev.rehearsal.localrds.TestAccount;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbParameterGroupAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbParameterGroupStateException;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.RdsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ParameterGroupIT {
    private static TestAccount account;
    private static RdsClient rds;

    @BeforeAll
    static void open() throws InterruptedException {
        account = TestAccount.open();
        rds = account.client();
        account.create("blue", "15");
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @Test
    void logical_replication_waits_for_a_reboot() throws InterruptedException {
        group("logical", "postgres15");
        set("logical", "rds.logical_replication", "1", ApplyMethod.PENDING_REBOOT);
        set("logical", "max_replication_slots", "25", ApplyMethod.PENDING_REBOOT);

        rds.modifyDBInstance(request -> request.dbInstanceIdentifier("blue").dbParameterGroupName("logical"));

        assertThat(applied()).isEqualTo("applying");
        account.awaitApplied("blue", "pending-reboot");
        assertThat(shown("wal_level")).isEqualTo("replica");

        DBInstance asked = rds.rebootDBInstance(request -> request.dbInstanceIdentifier("blue"))
                .dbInstance();
        account.awaitAvailable("blue");

        assertThat(asked.dbInstanceStatus()).isEqualTo("rebooting");
        assertThat(applied()).isEqualTo("in-sync");
        assertThat(shown("wal_level")).isEqualTo("logical");
        assertThat(shown("max_replication_slots")).isEqualTo("25");
        assertThat(shown("rds.logical_replication")).isEqualTo("on");

        set("logical", "work_mem", "8192", ApplyMethod.IMMEDIATE);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(shown("work_mem")).isEqualTo("8MB"));
        assertThat(applied()).isEqualTo("in-sync");

        set("logical", "max_wal_senders", "30", ApplyMethod.PENDING_REBOOT);
        assertThat(applied()).isEqualTo("pending-reboot");
    }

    @Test
    void parameters_are_described_with_type_and_source() {
        group("described", "postgres17");
        set("described", "max_connections", "321", ApplyMethod.PENDING_REBOOT);

        Map<String, Parameter> all = rds
                .describeDBParametersPaginator(request -> request.dbParameterGroupName("described"))
                .parameters()
                .stream()
                .collect(Collectors.toMap(Parameter::parameterName, parameter -> parameter));

        assertThat(all.get("max_connections")).satisfies(parameter -> {
            assertThat(parameter.parameterValue()).isEqualTo("321");
            assertThat(parameter.applyType()).isEqualTo("static");
            assertThat(parameter.source()).isEqualTo("user");
        });
        assertThat(all.get("rds.logical_replication")).returns("static", parameter -> parameter.applyType());
        assertThat(all.get("work_mem")).returns("dynamic", parameter -> parameter.applyType());
        assertThat(all.get("wal_level")).returns(false, parameter -> parameter.isModifiable());
        assertThat(all).containsKeys("max_wal_senders", "max_logical_replication_workers", "max_worker_processes");
    }

    @Test
    void what_cannot_be_set_is_refused() {
        group("strict", "postgres15");

        assertRefused("InvalidParameterCombination", "max_wal_senders", "30", ApplyMethod.IMMEDIATE);
        assertRefused("InvalidParameterValue", "no_such_parameter", "1", ApplyMethod.IMMEDIATE);
        assertRefused("InvalidParameterValue", "max_wal_senders", "many", ApplyMethod.PENDING_REBOOT);
        assertRefused("InvalidParameterValue", "rds.logical_replication", "2", ApplyMethod.PENDING_REBOOT);
        assertRefused("InvalidParameterValue", "fsync", "off", ApplyMethod.IMMEDIATE);
        assertThat(rds.describeDBParameters(request ->
                                request.dbParameterGroupName("strict").source("user"))
                        .parameters())
                .isEmpty();
    }

    @Test
    void groups_fit_their_family_only() {
        group("newer", "postgres17");

        assertThatThrownBy(() -> rds.modifyDBInstance(
                        request -> request.dbInstanceIdentifier("blue").dbParameterGroupName("newer")))
                .isInstanceOf(RdsException.class)
                .hasMessageContaining("DBParameterGroupFamily postgres17 cannot be used");
        assertThatThrownBy(() -> group("ancient", "postgres9.6")).hasMessageContaining("postgres9.6");
        assertThatThrownBy(() -> group("newer", "postgres17"))
                .isInstanceOf(DbParameterGroupAlreadyExistsException.class);
        assertThatThrownBy(() -> set("nowhere", "work_mem", "1024", ApplyMethod.IMMEDIATE))
                .isInstanceOf(DbParameterGroupNotFoundException.class);
    }

    @Test
    void default_groups_cannot_be_changed_nor_used_ones_deleted() throws InterruptedException {
        assertThatThrownBy(() -> set("default.postgres15", "work_mem", "1024", ApplyMethod.IMMEDIATE))
                .isInstanceOf(InvalidDbParameterGroupStateException.class);
        assertThatThrownBy(
                        () -> rds.deleteDBParameterGroup(request -> request.dbParameterGroupName("default.postgres15")))
                .isInstanceOf(InvalidDbParameterGroupStateException.class);
        group("unused", "postgres15");
        rds.deleteDBParameterGroup(request -> request.dbParameterGroupName("unused"));
        assertThatThrownBy(() -> rds.describeDBParameterGroups(request -> request.dbParameterGroupName("unused")))
                .isInstanceOf(DbParameterGroupNotFoundException.class);
    }

    @Test
    void values_the_server_cannot_start_with_are_told_and_can_be_taken_back() throws InterruptedException {
        account.create("broken", "15");
        group("unstartable", "postgres15");
        set("unstartable", "max_wal_senders", "300", ApplyMethod.PENDING_REBOOT);
        set("unstartable", "shared_preload_libraries", "no_such_library", ApplyMethod.PENDING_REBOOT);
        rds.modifyDBInstance(request -> request.dbInstanceIdentifier("broken").dbParameterGroupName("unstartable"));
        account.awaitApplied("broken", "pending-reboot");
        rds.rebootDBInstance(request -> request.dbInstanceIdentifier("broken"));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> account.instance("broken").dbInstanceStatus().equals("incompatible-parameters"));

        rds.resetDBParameterGroup(
                request -> request.dbParameterGroupName("unstartable").resetAllParameters(true));
        rds.rebootDBInstance(request -> request.dbInstanceIdentifier("broken"));

        assertThat(account.awaitAvailable("broken").dbParameterGroups().get(0).parameterApplyStatus())
                .isEqualTo("in-sync");
    }

    private static void group(String name, String family) {
        rds.createDBParameterGroup(request -> request.dbParameterGroupName(name)
                .dbParameterGroupFamily(family)
                .description("for a test"));
    }

    private static void set(String group, String name, String value, ApplyMethod method) {
        Parameter parameter = Parameter.builder()
                .parameterName(name)
                .parameterValue(value)
                .applyMethod(method)
                .build();
        rds.modifyDBParameterGroup(
                request -> request.dbParameterGroupName(group).parameters(parameter));
    }

    private static void assertRefused(String code, String name, String value, ApplyMethod method) {
        assertThatThrownBy(() -> set("strict", name, value, method))
                .isInstanceOfSatisfying(
                        RdsException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }

    private static String applied() {
        return account.instance("blue").dbParameterGroups().get(0).parameterApplyStatus();
    }

    private static String shown(String setting) {
        try (Sql sql = account.sql("blue")) {
            return sql.text("show " + setting).orElseThrow();
        }
    }
}
