package dev.rehearsal.step.traffic;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.StepContract;
import dev.rehearsal.step.StepFailedException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PauseTrafficTest extends StepContract {
    private final PauseTraffic step = new PauseTraffic(Duration.ofSeconds(5), "");

    @Override
    protected Stage stage() {
        TrafficStage stage = TrafficStage.open();
        return new Stage(step, stage.context(), stage::state);
    }

    @Test
    void both_milestones_are_reached_in_order() throws Exception {
        TrafficStage stage = TrafficStage.open();

        step.execute(stage.context());

        assertThat(stage.context().journal().events())
                .filteredOn(Event.Reached.class::isInstance)
                .extracting(event -> ((Event.Reached) event).milestone())
                .containsExactly(Milestone.PAUSING, Milestone.DRAINED);
    }

    @Test
    void a_green_that_takes_no_connections_is_not_readied() {
        TrafficStage stage = TrafficStage.open();

        Plan plan = step.plan(stage.context());

        assertThat(plan.actions().stream().map(Object::toString)).containsExactly("GATE gate: pause, drain within 5 s");
        assertThat(plan.notes()).containsExactly("'green' takes no connections: nothing is readied before the pause");
    }

    @Test
    void where_nothing_will_be_moved_nothing_is_readied() {
        Plan plan = step.withoutMove().plan(TrafficStage.open().context());

        assertThat(plan.actions()).hasSize(1);
        assertThat(plan.notes()).isEmpty();
    }

    @Test
    void without_a_gate_it_is_blocked() {
        Plan plan = step.plan(TrafficStage.withoutGate());

        assertThat(plan.blockers())
                .isEqualTo(
                        List.of(
                                "to hold traffic takes a gate, and nothing stands between application and database; set 'gate: any', and 'application' to one that has a gate"));
    }

    @Test
    void a_gate_that_says_nothing_blocks_it_and_leaves_its_effect_unknown() {
        TrafficStage stage = TrafficStage.open();
        stage.gate().silent();

        Plan plan = step.plan(stage.context());

        assertThat(plan.blockers())
                .containsExactly(
                        "hold traffic → ask for the state → application-1 is silent → see whether it runs → mend the gate");
        assertThat(step.verify(stage.context()).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_gate_that_cannot_drain_fails_it_and_says_what_is_not_known() {
        TrafficStage stage = TrafficStage.open();
        stage.gate().failing("pause traffic → application-1 has 1 under way → resumed");

        assertThatThrownBy(() -> step.execute(stage.context()))
                .isInstanceOf(StepFailedException.class)
                .hasMessageStartingWith(
                        "hold traffic, draining it within 5 s → pause traffic → application-1 has 1 under way → resumed; which transactions outlasted it is not known (connect to 127.0.0.1:1/shop as 'operator'")
                .hasMessageEndingWith(
                        " → traffic flows again: wait for a quieter moment, shorten what outlasted it, or allow more time");
    }
}
