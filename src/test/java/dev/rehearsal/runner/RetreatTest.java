package dev.rehearsal.runner;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.scenario.Item;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepFailedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The way back from a failed step: traffic first, then the rest, and nothing that would do harm. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RetreatTest {
    private final TestRunbook steps = new TestRunbook();

    @Test
    void a_step_that_fails_is_taken_back_with_what_came_before_it_latest_first() {
        List<Finding> findings = steps.carryOut(
                Item.step(steps.undoable("one")), Item.step(steps.undoable("two")), Item.step(steps.failing("three")));

        assertThat(findings).extracting(Finding::code).containsExactly(FindingCode.STEP_FAILED);
        assertThat(steps.log()).containsExactly("one", "two", "three", "undo three", "undo two", "undo one");
    }

    @Test
    void taking_back_ends_at_a_step_that_cannot_be_taken_back() {
        steps.carryOut(
                Item.step(steps.undoable("one")), Item.step(steps.plain("two")), Item.step(steps.failing("three")));

        assertThat(steps.log()).containsExactly("one", "two", "three", "undo three");
    }

    @Test
    void an_undo_that_fails_is_a_finding_and_the_others_go_on() {
        Step stubborn = new FakeStep.Undoable(
                new FakeStep.Plain("two", steps.log(), () -> {}, TestRunbook.SEEN), TestRunbook.REFUSING);

        List<Finding> findings = steps.carryOut(
                Item.step(steps.undoable("one")), Item.step(stubborn), Item.step(steps.failing("three")));

        assertThat(findings)
                .extracting(Finding::code)
                .containsExactly(FindingCode.STEP_FAILED, FindingCode.UNDO_FAILED);
        assertThat(steps.log()).endsWith("undo two", "undo one");
    }

    @Test
    void the_log_that_tells_why_is_read_once_traffic_flows_and_while_its_server_is_there() {
        Step failing = new FakeStep.Undoable(
                new FakeStep.Plain(
                        "wait",
                        steps.log(),
                        () -> {
                            throw new StepFailedException("wait", "it fails", "mend it").toldInLogOf("green");
                        },
                        TestRunbook.SEEN),
                () -> {});

        List<Finding> findings = steps.carryOut(
                Item.step(steps.undoable("green")),
                TestRunbook.switchover(new FakeStep.Holding("pause", steps.log()), failing));

        assertThat(findings)
                .extracting(Finding::found)
                .containsExactly("the log of green tells why; wait → it fails → mend it");
        assertThat(steps.witness().witnessed()).contains("the log of green is read, after undo pause");
        assertThat(steps.log()).endsWith("undo pause", "undo wait", "undo green");
    }

    @Test
    void traffic_comes_back_before_anything_else_is_taken_back_and_before_the_window_closes() {
        steps.carryOut(
                Item.step(steps.undoable("subscription")),
                TestRunbook.switchover(
                        new FakeStep.Holding("pause", steps.log()), steps.plain("promote"), steps.failing("repoint")));

        assertThat(steps.log())
                .containsExactly("subscription", "pause", "promote", "repoint", "undo pause", "undo repoint");
        assertThat(steps.journal().events())
                .filteredOn(event -> event instanceof Event.Undone || event instanceof Event.WindowClosed)
                .first()
                .isInstanceOf(Event.Undone.class);
    }

    @Test
    void nothing_is_taken_back_once_green_serves() {
        steps.carryOut(
                Item.step(steps.undoable("subscription")),
                TestRunbook.switchover(new FakeStep.Holding("pause", steps.log()), new FakeStep.Releasing(steps.log())),
                Item.step(steps.failing("drop")));

        assertThat(steps.log()).containsExactly("subscription", "pause", "release", "drop");
    }

    @Test
    void what_cannot_give_traffic_back_at_once_is_tried_once_more() {
        FakeStep.Behaviour comingBack = () -> {
            if (steps.log().stream().filter("undo fence"::equals).count() == 1) {
                throw new StepFailedException("lift it", "the server is gone", "start it");
            }
        };

        List<Finding> findings = steps.carryOut(
                Item.step(steps.undoable("subscription")),
                TestRunbook.switchover(
                        new FakeStep.Holding("pause", steps.log()),
                        new FakeStep.Holding("fence", steps.log(), comingBack),
                        steps.failing("repoint")));

        assertThat(findings).extracting(Finding::code).containsExactly(FindingCode.STEP_FAILED);
        assertThat(steps.log()).endsWith("undo fence", "undo pause", "undo fence", "undo repoint", "undo subscription");
    }

    @Test
    void a_release_that_is_objected_to_is_no_release() {
        List<Finding> findings = steps.carryOut(
                Item.step(steps.undoable("subscription")),
                TestRunbook.switchover(
                        new FakeStep.Holding("pause", steps.log()),
                        new FakeStep.Releasing(steps.log(), List.of("green is behind"))));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.STEP_BLOCKED);
            assertThat(finding.found()).isEqualTo("green is behind");
        });
        assertThat(steps.log()).containsExactly("subscription", "pause", "undo pause", "undo subscription");
    }

    @Test
    void traffic_is_led_around_a_gate_that_cannot_be_released() {
        steps.carryOut(
                Item.step(new FakeStep.Leading("through the gate", steps.log())),
                Item.step(steps.undoable("subscription")),
                TestRunbook.switchover(
                        new FakeStep.Holding("pause", steps.log(), TestRunbook.REFUSING), steps.failing("repoint")));

        assertThat(steps.log())
                .containsExactly(
                        "through the gate",
                        "subscription",
                        "pause",
                        "repoint",
                        "undo pause",
                        "undo pause",
                        "undo through the gate");
    }

    @Test
    void a_pause_that_a_maintenance_window_released_is_not_taken_back() {
        steps.carryOut(
                new Item(
                        Optional.of(WindowKind.MAINTENANCE),
                        Optional.of(Duration.ofSeconds(5)),
                        List.of(
                                new FakeStep.Holding("pause", steps.log()),
                                steps.undoable("reboot"),
                                new FakeStep.Releasing(steps.log()))),
                Item.step(steps.failing("publication")));

        assertThat(steps.log())
                .containsExactly("pause", "reboot", "release", "publication", "undo publication", "undo reboot");
    }

    @Test
    void nothing_else_is_taken_back_where_traffic_could_not_be_given_back() {
        List<Finding> findings = steps.carryOut(
                Item.step(steps.undoable("subscription")),
                TestRunbook.switchover(
                        new FakeStep.Holding("pause", steps.log(), TestRunbook.REFUSING), steps.failing("repoint")));

        assertThat(findings)
                .extracting(Finding::code)
                .containsExactly(FindingCode.STEP_FAILED, FindingCode.UNDO_FAILED);
        assertThat(steps.log()).containsExactly("subscription", "pause", "repoint", "undo pause", "undo pause");
        assertThat(steps.journal().events())
                .extracting(Event::describe)
                .contains(
                        "Where traffic flows is not certain, so nothing else is taken back: repoint, pause, subscription");
    }

    @Test
    void a_way_back_that_fails_gives_traffic_to_the_server_that_it_came_from_and_takes_nothing_else_back() {
        steps.carryOut(
                Item.step(steps.undoable("subscription")),
                TestRunbook.switchover(new FakeStep.Holding("pause", steps.log()), new FakeStep.Releasing(steps.log())),
                new Item(
                        Optional.of(WindowKind.SWITCH_BACK),
                        Optional.empty(),
                        List.of(new FakeStep.Holding("pause again", steps.log()), steps.failing("repoint"))));

        assertThat(steps.log())
                .containsExactly("subscription", "pause", "release", "pause again", "repoint", "undo pause again");
    }
}
