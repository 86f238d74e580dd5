package dev.rehearsal.step.traffic;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Engine;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Servers.Spec;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepContract;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.TestContext;
import dev.rehearsal.step.rds.AddReader;
import dev.rehearsal.step.rds.CloneCluster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RedeployApplicationTest extends StepContract {
    private static final Address READER = new Address(new Endpoint("127.0.0.1", 3), "shop");
    private static final Address GATE = new Address(new Endpoint("127.0.0.1", 6432), "shop");
    private static final Spec SPEC = new Spec(Engine.POSTGRES, "15", "db.m6g.large");

    private final RedeployApplication throughGate = new RedeployApplication("gate", "none");

    private final FakeGate gate = new FakeGate(TrafficStage.BLUE);
    private final FakeDeployment deployment =
            new FakeDeployment(new Connections(TrafficStage.BLUE, Optional.of(READER)));

    @Override
    protected Stage stage() {
        StepContext context = context(deployment.behind(GATE));
        return new Stage(throughGate, context, () -> deployment.configured() + " and " + deployed());
    }

    @Test
    void a_plan_shows_the_secret_before_and_after_and_the_order_of_replacement() {
        Plan plan = throughGate.plan(context(deployment.behind(GATE)));

        assertThat(plan.actions().stream().map(Object::toString))
                .containsExactly(
                        "COMMAND application: write the secret: writer 127.0.0.1:1/shop, readers 127.0.0.1:3/shop → writer 127.0.0.1:6432/shop, no readers",
                        "COMMAND application: replace application-1: a new process takes its requests, the former one ends once it has answered",
                        "COMMAND application: replace application-2: a new process takes its requests, the former one ends once it has answered");
    }

    @Test
    void readers_of_a_server_are_put_in_and_written_down() throws Exception {
        FakeDeployment onBlue = new FakeDeployment(new Connections(TrafficStage.BLUE));
        StepContext context = context(onBlue);

        new RedeployApplication("blue", "blue").execute(context);

        assertThat(onBlue.configured()).isEqualTo(new Connections(TrafficStage.BLUE, Optional.of(READER)));
        assertThat(context.values().all())
                .containsEntry("application.writer", "127.0.0.1:1/shop")
                .containsEntry("application.readers", "127.0.0.1:3/shop");
    }

    @Test
    void each_of_several_redeploys_is_taken_back_to_what_was_before_it() throws Exception {
        StepContext context = context(deployment.behind(GATE));
        RedeployApplication toGreen = new RedeployApplication("green", "none");
        throughGate.execute(context);
        toGreen.execute(context);

        toGreen.undo(context);
        Connections once = deployment.configured();
        throughGate.undo(context);

        assertThat(once).isEqualTo(new Connections(GATE));
        assertThat(deployment.configured()).isEqualTo(new Connections(TrafficStage.BLUE, Optional.of(READER)));
    }

    @Test
    void a_gate_inside_the_application_cannot_be_what_it_is_connected_to() {
        Plan plan = throughGate.plan(context(deployment)).after(List.of());

        assertThat(plan.blockers())
                .containsExactly(
                        "the gate has no address of its own, since it is part of the application; set 'gate: pgbouncer', or 'writer' to one of [blue, blue-replica, green]");
    }

    @Test
    void servers_and_readers_that_are_not_there_are_for_an_earlier_step() {
        Plan yellow = new RedeployApplication("yellow", "none").plan(context(deployment));
        Plan greens = new RedeployApplication("green", "green").plan(context(deployment));

        assertThat(yellow.after(List.of(CloneCluster.class)).blockers()).isEmpty();
        assertThat(yellow.after(List.of()).blockers())
                .containsExactly(
                        "'yellow' has no server; create it before, or choose one of [blue, blue-replica, green]");
        assertThat(greens.after(List.of(AddReader.class)).blockers()).isEmpty();
        assertThat(greens.after(List.of()).blockers())
                .containsExactly("'green' has no readers; add one before, or set 'readers: none'");
    }

    @Test
    void while_traffic_is_held_nothing_is_redeployed() throws Exception {
        StepContext context = context(deployment.behind(GATE));
        gate.pause(Duration.ofSeconds(1));

        Plan plan = throughGate.plan(context);

        assertThat(plan.after(List.of(ResumeTraffic.class)).blockers()).isEmpty();
        assertThat(plan.after(List.of()).blockers())
                .containsExactly(
                        "application-1 holds traffic, and a process that owes answers cannot be replaced; resume traffic first",
                        "application-2 holds traffic, and a process that owes answers cannot be replaced; resume traffic first");
        assertThatThrownBy(() -> throughGate.execute(context))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("application-1 holds traffic");
        assertThat(deployment.redeploys()).isZero();
    }

    @Test
    void one_instance_that_has_other_connections_fails_the_verification() {
        deployment.straying("application-2", new Connections(GATE));

        var verification = new RedeployApplication("blue", "blue").verify(context(deployment));

        assertThat(verification.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(verification.found()).isEqualTo("application-2 has writer 127.0.0.1:6432/shop, no readers");
    }

    @Test
    void instances_that_say_nothing_leave_its_effect_unknown() {
        StepContext context = context(deployment.behind(GATE).silent());

        assertThat(throughGate.verify(context).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(throughGate.plan(context).blockers())
                .containsExactly(
                        "redeploy the application with writer gate, readers none → ask the application → application-1 is silent → see whether it runs → mend the application");
    }

    @Test
    void an_application_nobody_told_us_about_cannot_be_redeployed() {
        Plan plan = throughGate.plan(TrafficStage.withoutGate());

        assertThat(plan.blockers())
                .containsExactly(
                        "to redeploy the application with writer gate, readers none takes an application that was told how to be deployed; leave 'application: {url: …}' out to rehearse with the reference application");
    }

    private String deployed() {
        try {
            return deployment.deployed().toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private StepContext context(FakeDeployment of) {
        return new TestContext()
                .server("blue", TrafficStage.BLUE, SPEC)
                .server("blue-replica", READER, SPEC)
                .server("green", TrafficStage.GREEN, SPEC)
                .gate(gate)
                .deployment(of)
                .build();
    }
}
