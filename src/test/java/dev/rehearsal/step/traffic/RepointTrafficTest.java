package dev.rehearsal.step.traffic;

import dev.rehearsal.step.Plan;
import dev.rehearsal.step.StepContract;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.rds.CreateReplica;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RepointTrafficTest extends StepContract {
    private final RepointTraffic step = new RepointTraffic("green");

    @Override
    protected Stage stage() {
        TrafficStage stage = TrafficStage.open();
        return new Stage(step, stage.context(), stage::state);
    }

    @Test
    void a_way_that_is_ready_is_not_readied_again() throws Exception {
        TrafficStage stage = TrafficStage.open();
        new Traffic(stage.context(), stage.gate()).prepare(TrafficStage.GREEN);

        step.execute(stage.context());

        assertThat(stage.gate().calls()).containsExactly("prepare 127.0.0.1:2/shop", "repoint");
    }

    @Test
    void a_way_that_is_not_ready_is_readied_first() throws Exception {
        TrafficStage stage = TrafficStage.open();

        step.execute(stage.context());

        assertThat(stage.gate().calls()).containsExactly("prepare 127.0.0.1:2/shop", "repoint");
    }

    @Test
    void a_gate_that_refuses_fails_it() {
        TrafficStage stage = TrafficStage.open();
        stage.gate().failing("open a second pool → no route → see");

        assertThatThrownBy(() -> step.execute(stage.context()))
                .isInstanceOf(StepFailedException.class)
                .hasMessage(
                        "point traffic at 'green' → open a second pool → no route → see → look at the members of the gate, then rehearse again");
    }

    @Test
    void a_target_that_is_not_there_is_what_an_earlier_step_has_to_see_to() {
        Plan plan = new RepointTraffic("yellow").plan(TrafficStage.open().context());

        assertThat(plan.after(List.of(CreateReplica.class)).blockers()).isEmpty();
        assertThat(plan.after(List.of()).blockers())
                .containsExactly("'yellow' has no server; create it before, or choose one of [blue, green]");
    }
}
