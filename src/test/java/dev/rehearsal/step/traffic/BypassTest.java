package dev.rehearsal.step.traffic;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Engine;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Servers.Spec;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.TestContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BypassTest {
    private static final Address GATE = new Address(new Endpoint("127.0.0.1", 6432), "shop");
    private static final Address READER = new Address(new Endpoint("127.0.0.1", 3), "shop");
    private static final Spec SPEC = new Spec(Engine.POSTGRES, "15", "db.m6g.large");

    private final PauseTraffic pause = new PauseTraffic(Duration.ofSeconds(5), "");
    private final RepointTraffic repoint = new RepointTraffic("green");

    @Test
    void one_instance_outside_the_gate_blocks_a_pause_unless_it_is_redeployed_before() {
        FakeDeployment deployment = new FakeDeployment(new Connections(GATE))
                .behind(GATE)
                .straying("application-2", new Connections(TrafficStage.BLUE));

        Plan plan = pause.plan(context(deployment));

        assertThat(plan.after(List.of(RedeployApplication.class)).blockers()).isEmpty();
        assertThat(plan.after(List.of()).blockers())
                .containsExactly(
                        "application-2 does not go through the gate: it is connected to 127.0.0.1:1/shop, not to 127.0.0.1:6432/shop; redeploy it with 'writer: gate'");
    }

    @Test
    void a_gate_inside_the_application_cannot_be_gone_past() {
        FakeDeployment deployment = new FakeDeployment(new Connections(TrafficStage.BLUE));

        assertThat(pause.plan(context(deployment)).after(List.of()).blockers()).isEmpty();
    }

    @Test
    void an_instance_that_says_nothing_blocks_a_pause() {
        FakeDeployment deployment =
                new FakeDeployment(new Connections(GATE)).behind(GATE).silent();

        assertThat(pause.plan(context(deployment)).after(List.of()).blockers())
                .containsExactly("ask the application → application-1 is silent → see whether it runs");
    }

    @Test
    void reads_from_readers_that_stay_where_they_are_block_a_repointing() {
        FakeDeployment deployment = new FakeDeployment(new Connections(TrafficStage.BLUE))
                .straying("application-1", new Connections(TrafficStage.BLUE, Optional.of(READER)));

        Plan plan = repoint.plan(context(deployment));

        assertThat(plan.after(List.of(RedeployApplication.class)).blockers()).isEmpty();
        assertThat(plan.after(List.of()).blockers())
                .containsExactly(
                        "application-1 reads from 127.0.0.1:3/shop, which stays where it is; redeploy it with 'readers: none'");
    }

    private static StepContext context(FakeDeployment deployment) {
        return new TestContext()
                .server("blue", TrafficStage.BLUE, SPEC)
                .server("green", TrafficStage.GREEN, SPEC)
                .gate(new FakeGate(TrafficStage.BLUE))
                .deployment(deployment)
                .build();
    }
}
