package dev.rehearsal.step.rds;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepContract;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.traffic.FakeDeployment;
import dev.rehearsal.step.traffic.FakeGate;
import dev.rehearsal.step.traffic.RepointTraffic;
import dev.rehearsal.traffic.Deployment;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBParameterGroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeleteInstanceIT extends StepContract {
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
        return new Stage(new DeleteInstance("blue", true), context, () -> rds.state(context));
    }

    @Test
    void a_server_that_traffic_flows_to_is_not_deleted() throws Exception {
        RdsStage.Roles roles = rds.roles();
        Address blue = roles.address("blue");
        StepContext context = rds.context(roles).gate(new FakeGate(blue)).build();
        DeleteInstance step = new DeleteInstance("blue", false);
        String problem = "traffic of application-1, application-2 still flows to 'blue'; repoint it before";

        Plan plan = step.plan(context);

        assertThat(plan.after(List.of(RepointTraffic.class)).blockers()).isEmpty();
        assertThat(plan.after(List.of()).blockers()).containsExactly(problem);
        assertThatThrownBy(() -> step.execute(context))
                .isInstanceOf(StepFailedException.class)
                .hasMessage("delete 'blue' → " + problem + " → nothing was done; see to it, then rehearse again");
        assertThat(rds.account().instance(roles.prefix()).dbInstanceStatus()).isNotEqualTo("deleting");
        assertThat(step.plan(rds.context(roles)
                                .gate(new FakeGate(blue).silent())
                                .build())
                        .after(List.of())
                        .blockers())
                .containsExactly(
                        "whether traffic still flows to 'blue' is not known: ask for the state → application-1 is silent → see whether it runs; mend the gate before");
    }

    @Test
    void the_parameter_group_that_was_made_for_it_goes_after_it() throws Exception {
        RdsStage.Roles roles = rds.roles();
        StepContext context = rds.context(roles).build();
        new EnableLogicalReplication("blue").execute(context);
        assertThat(groups()).contains(roles.prefix() + "-logical-replication");

        new DeleteInstance("blue", false).execute(context);

        assertThat(groups()).doesNotContain(roles.prefix() + "-logical-replication");
    }

    private static List<String> groups() {
        return rds.account().client().describeDBParameterGroups().dbParameterGroups().stream()
                .map(DBParameterGroup::dbParameterGroupName)
                .toList();
    }

    @Test
    void a_server_that_an_application_reaches_past_the_gate_is_not_deleted() throws Exception {
        RdsStage.Roles roles = rds.roles();
        Address gate =
                new Address(new Endpoint("pooler", 6432), roles.address("blue").database());
        Connections straight = new Connections(roles.address("blue"));

        assertThat(blockers(roles, new FakeDeployment(straight).behind(gate)))
                .containsExactly(
                        "application-1 is connected to 'blue' (%s); redeploy it before".formatted(straight),
                        "application-2 is connected to 'blue' (%s); redeploy it before".formatted(straight));
        assertThat(blockers(roles, new FakeDeployment(straight).behind(gate).silent()))
                .singleElement()
                .asString()
                .contains("whether the application is connected to 'blue' is not known");
        assertThat(blockers(roles, new FakeDeployment(new Connections(gate)).behind(gate)))
                .isEmpty();
        assertThat(blockers(roles, new FakeDeployment(straight))).isEmpty();
    }

    private static List<String> blockers(RdsStage.Roles roles, Deployment deployment) {
        return new DeleteInstance("blue", false)
                .plan(rds.context(roles).deployment(deployment).build())
                .after(List.of())
                .blockers();
    }

    @Test
    void protection_and_replicas_and_a_snapshot_of_that_name_stand_against_it() throws Exception {
        RdsStage.Roles roles = rds.roles();
        String blue = roles.prefix();
        StepContext context = rds.context(roles).build();
        new CreateReplica("green", "blue", false).execute(context);
        rds.account().awaitAvailable(blue);
        rds.account()
                .client()
                .createDBSnapshot(r -> r.dbInstanceIdentifier(blue).dbSnapshotIdentifier(blue + "-final"));
        rds.account().awaitAvailable(blue);
        rds.account()
                .client()
                .modifyDBInstance(r -> r.dbInstanceIdentifier(blue).deletionProtection(true));

        Plan plan = new DeleteInstance("blue", true).plan(context).after(List.of());
        Plan replica = new DeleteInstance("green", true).plan(context).after(List.of());

        assertThat(plan.blockers())
                .containsExactly(
                        "'blue' (%s) is protected from deletion; take the protection off if it is meant to go"
                                .formatted(blue),
                        "there is a snapshot '%s-final' already; delete or rename it".formatted(blue),
                        "%s-green follow 'blue', and RDS would make a primary of each; delete them before"
                                .formatted(blue));
        assertThat(replica.blockers())
                .containsExactly(
                        "'green' (%s-green) is a replica, and RDS takes no final snapshot of one; set finalSnapshot: false"
                                .formatted(blue));
    }
}
