package dev.rehearsal.step.traffic;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.step.StepContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResumeTrafficTest extends StepContract {
    @Override
    protected Stage stage() throws Exception {
        TrafficStage stage = TrafficStage.open();
        stage.gate().pause(Duration.ZERO);
        return new Stage(new ResumeTraffic(), stage.context(), stage::state);
    }

    @Test
    void clients_wait_for_one_order_and_for_no_question() throws Exception {
        Stage stage = stage();

        stage.step().execute(stage.context());

        assertThat(((FakeGate) stage.context().gate().orElseThrow()).calls()).containsExactly("pause PT0S", "resume");
        assertThat(stage.context().journal().events())
                .filteredOn(event -> event instanceof Event.Reached reached && reached.milestone() == Milestone.RESUMED)
                .hasSize(1);
    }
}
