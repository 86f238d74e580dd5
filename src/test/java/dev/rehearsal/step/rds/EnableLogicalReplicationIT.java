package dev.rehearsal.step.rds;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepContract;
import dev.rehearsal.step.StepFailedException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.Parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EnableLogicalReplicationIT extends StepContract {
    private static RdsStage rds;

    @BeforeAll
    static void open() {
        rds = new RdsStage();
    }

    @AfterAll
    static void close() {
        rds.close();
    }

    @Override
    protected Stage stage() throws Exception {
        StepContext context = rds.context(rds.roles()).build();
        return new Stage(new EnableLogicalReplication("blue"), context, () -> rds.state(context));
    }

    @Test
    void a_default_group_is_replaced_by_one_with_the_five_values_before_a_reboot() throws Exception {
        Stage stage = stage();
        String identifier = stage.context().servers().identifier("blue").orElseThrow();

        Plan plan = stage.step().plan(stage.context());

        assertThat(plan.actions().stream().map(Object::toString))
                .containsExactly(
                        "API blue: CreateDBParameterGroup(DBParameterGroupName=%1$s-logical-replication, DBParameterGroupFamily=postgres15, Description=Logical replication for the upgrade of %1$s)"
                                .formatted(identifier),
                        "API blue: ModifyDBParameterGroup(DBParameterGroupName=%s-logical-replication, Parameters=["
                                        .formatted(identifier)
                                + "Parameter(ParameterName=rds.logical_replication, ParameterValue=1, ApplyMethod=pending-reboot), "
                                + "Parameter(ParameterName=max_replication_slots, ParameterValue=25, ApplyMethod=pending-reboot), "
                                + "Parameter(ParameterName=max_wal_senders, ParameterValue=25, ApplyMethod=pending-reboot), "
                                + "Parameter(ParameterName=max_logical_replication_workers, ParameterValue=25, ApplyMethod=pending-reboot), "
                                + "Parameter(ParameterName=max_worker_processes, ParameterValue=50, ApplyMethod=pending-reboot)])",
                        "API blue: ModifyDBInstance(DBInstanceIdentifier=%1$s, ApplyImmediately=true, DBParameterGroupName=%1$s-logical-replication)"
                                .formatted(identifier),
                        "WAIT blue: parameter group '%s-logical-replication' is attached and awaits a reboot"
                                .formatted(identifier),
                        "API blue: RebootDBInstance(DBInstanceIdentifier=%s)".formatted(identifier),
                        "WAIT blue: every parameter is in effect, and 'show wal_level' says logical");
    }

    @Test
    void a_custom_group_stays_and_its_sufficient_values_too() throws Exception {
        Stage stage = stage();
        attach(stage, "max_wal_senders", "40");

        stage.step().execute(stage.context());

        try (Sql sql = stage.context().sql("blue")) {
            assertThat(sql.text("show max_wal_senders")).hasValue("40");
            assertThat(sql.text("show max_worker_processes")).hasValue("50");
            assertThat(sql.text("show wal_level")).hasValue("logical");
        }
        assertThat(rds.state(stage.context())).contains("-custom").doesNotContain("-logical-replication");
    }

    @Test
    void undoing_gives_a_custom_group_its_values_back() throws Exception {
        Stage stage = stage();
        attach(stage, "max_wal_senders", "12");
        stage.step().execute(stage.context());

        new EnableLogicalReplication("blue").undo(stage.context());

        try (Sql sql = stage.context().sql("blue")) {
            assertThat(sql.text("show max_wal_senders")).hasValue("12");
            assertThat(sql.text("show wal_level")).hasValue("replica");
        }
    }

    /** As when somebody breaks the rehearsal off in the midst of it. */
    @Test
    void undoing_waits_for_a_reboot_that_is_under_way() throws Exception {
        Stage stage = stage();
        stage.step().execute(stage.context());
        String blue = stage.context().servers().identifier("blue").orElseThrow();
        stage.context().rds().rebootDBInstance(reboot -> reboot.dbInstanceIdentifier(blue));

        new EnableLogicalReplication("blue").undo(stage.context());

        try (Sql sql = stage.context().sql("blue")) {
            assertThat(sql.text("show wal_level")).hasValue("replica");
        }
    }

    @Test
    void undoing_is_refused_while_a_slot_would_keep_the_server_from_starting() throws Exception {
        Stage stage = stage();
        stage.step().execute(stage.context());
        try (Sql sql = stage.context().sql("blue")) {
            sql.text("select pg_create_logical_replication_slot('upgrade', 'pgoutput')");
        }

        assertThatThrownBy(() -> new EnableLogicalReplication("blue").undo(stage.context()))
                .isInstanceOf(StepFailedException.class)
                .hasMessage(
                        "switch logical replication off again for 'blue' → it still has the logical slots [upgrade] → drop them first: with them the server would not start without logical replication");
    }

    @Test
    void a_group_of_that_name_and_another_family_blocks_it() throws Exception {
        RdsStage.Roles roles = rds.roles();
        String group = roles.prefix() + "-logical-replication";
        rds.account()
                .client()
                .createDBParameterGroup(r -> r.dbParameterGroupName(group)
                        .dbParameterGroupFamily("postgres16")
                        .description("of another version"));

        Plan plan = new EnableLogicalReplication("blue").plan(rds.context(roles).build());

        assertThat(plan.blockers())
                .containsExactly(
                        "parameter group '%s' is of family postgres16, and 'blue' needs postgres15; delete or rename that group"
                                .formatted(group));
    }

    @Test
    void a_server_that_is_not_there_is_what_an_earlier_step_has_to_see_to() throws Exception {
        StepContext context = rds.context(rds.roles()).build();

        Plan plan = new EnableLogicalReplication("green").plan(context);

        assertThat(plan.after(List.of()).blockers())
                .containsExactly("'green' has no server; create it before, or choose one of [blue]");
        assertThat(plan.after(List.of(CreateInstance.class)).blockers()).isEmpty();
    }

    private static void attach(Stage stage, String parameter, String value) throws InterruptedException {
        String identifier = stage.context().servers().identifier("blue").orElseThrow();
        String group = identifier + "-custom";
        rds.account()
                .client()
                .createDBParameterGroup(r -> r.dbParameterGroupName(group)
                        .dbParameterGroupFamily("postgres15")
                        .description("the operator's own"));
        rds.account()
                .client()
                .modifyDBParameterGroup(r -> r.dbParameterGroupName(group)
                        .parameters(Parameter.builder()
                                .parameterName(parameter)
                                .parameterValue(value)
                                .applyMethod("pending-reboot")
                                .build()));
        rds.account()
                .client()
                .modifyDBInstance(r -> r.dbInstanceIdentifier(identifier).dbParameterGroupName(group));
        rds.account().awaitApplied(identifier, "pending-reboot");
        rds.account().client().rebootDBInstance(r -> r.dbInstanceIdentifier(identifier));
        rds.account().awaitApplied(identifier, "in-sync");
    }
}
