package dev.rehearsal.step.traffic;

import dev.rehearsal.database.Connections;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.step.StepContract;
import java.time.Duration;
import java.util.List;
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

        assertThat(gate(stage).calls()).containsExactly("pause PT0S", "resume");
        assertThat(stage.context().journal().events())
                .filteredOn(event -> event instanceof Event.Reached reached && reached.milestone() == Milestone.RESUMED)
                .hasSize(1);
        assertThat(notes(stage)).isEmpty();
    }

    @Test
    void the_runbook_goes_on_when_those_who_were_held_are_served() throws Exception {
        Stage stage = stage();
        FakeGate gate = gate(stage).waitingFor(5);

        stage.step().execute(stage.context());

        assertThat(gate.looksLeft()).isZero();
        assertThat(notes(stage)).isEmpty();
    }

    @Test
    void those_who_wait_in_the_application_are_waited_for_too() throws Exception {
        FakeDeployment deployment = new FakeDeployment(new Connections(TrafficStage.BLUE)).waitingFor(5);
        TrafficStage stage = TrafficStage.open(deployment);
        stage.gate().pause(Duration.ZERO);

        new ResumeTraffic().execute(stage.context());

        assertThat(deployment.looksLeft()).isZero();
    }

    @Test
    void it_goes_on_and_says_so_when_some_wait_for_longer() throws Exception {
        Stage stage = stage();
        gate(stage).waitingFor(Integer.MAX_VALUE);

        stage.step().execute(stage.context());

        assertThat(notes(stage))
                .singleElement()
                .asString()
                .contains("some may still wait")
                .contains("application-1");
    }

    @Test
    void a_gate_that_says_nothing_once_traffic_flows_stops_nothing() throws Exception {
        Stage stage = stage();
        gate(stage).silent();

        stage.step().execute(stage.context());

        assertThat(notes(stage)).singleElement().asString().contains("application-1 is silent");
    }

    @Test
    void traffic_that_moves_to_a_server_which_may_be_behind_is_objected_to() throws Exception {
        Stage stage = stage();
        stage.context().journal().reached(Milestone.PAUSING);
        stage.context().journal().reached(Milestone.REPOINTED);

        assertThat(new ResumeTraffic().objections(stage.context()))
                .singleElement()
                .asString()
                .contains("put '- wait-for-replication: {}' before this step");
        stage.context().journal().reached(Milestone.CAUGHT_UP);
        assertThat(new ResumeTraffic().objections(stage.context())).isEmpty();
    }

    @Test
    void where_traffic_would_flow_is_asked_only_when_nobody_saw_to_it() throws Exception {
        Stage stage = stage();
        gate(stage).silent();
        stage.context().journal().reached(Milestone.PAUSING);
        assertThat(new ResumeTraffic().objections(stage.context())).isEmpty();

        stage.context().journal().reached(Milestone.FENCED);

        assertThat(new ResumeTraffic().objections(stage.context()))
                .singleElement()
                .asString()
                .contains("application-1 is silent");
    }

    private static FakeGate gate(Stage stage) {
        return (FakeGate) stage.context().gate().orElseThrow();
    }

    private static List<String> notes(Stage stage) {
        return stage.context().journal().events().stream()
                .filter(Event.Noted.class::isInstance)
                .map(event -> ((Event.Noted) event).note())
                .toList();
    }
}
