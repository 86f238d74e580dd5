package dev.rehearsal.runner;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.scenario.Item;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.traffic.FakeGate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Traffic that was led to another server comes back before it flows, or stays there with what is written there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LeadingBackTest {
    private final TestRunbook steps = new TestRunbook();

    @Test
    void nobody_is_let_go_before_traffic_is_led_back() {
        List<Finding> findings = failAfterMoving(() -> {
            if (steps.log().stream().filter("undo repoint"::equals).count() == 1) {
                throw new StepFailedException("point back", "no answer", "try again");
            }
        });

        assertThat(findings).extracting(Finding::code).containsExactly(FindingCode.STEP_FAILED);
        assertThat(steps.log())
                .endsWith(
                        "verify",
                        "undo repoint",
                        "undo repoint",
                        "undo fence",
                        "undo pause",
                        "undo verify",
                        "undo subscription",
                        "undo through the gate");
    }

    @Test
    void traffic_that_cannot_be_led_back_is_let_in_where_it_was_led_and_nowhere_else() {
        List<Finding> findings = failAfterMoving(TestRunbook.REFUSING);

        assertThat(steps.log()).endsWith("verify", "undo repoint", "undo repoint", "undo repoint", "open green");
        assertThat(findings)
                .extracting(Finding::code)
                .containsExactly(FindingCode.STEP_FAILED, FindingCode.UNDO_FAILED);
        assertThat(findings.get(1).found()).contains("a refusal", "what is written there counts from then on");
        assertThat(steps.witness().witnessed()).anyMatch(each -> each.contains("before release"));
    }

    @Test
    void a_gate_that_is_gone_lets_nobody_go_so_that_blue_is_opened() {
        FakeGate gone = new FakeGate(TestRunbook.BLUE).silent().failing("no answer");

        List<Finding> findings = failAfterMoving(TestRunbook.REFUSING, steps.behind(gone));

        assertThat(findings).extracting(Finding::code).contains(FindingCode.STEP_FAILED, FindingCode.UNDO_FAILED);
        assertThat(steps.log())
                .contains("undo fence")
                .doesNotContain("open green")
                .endsWith("undo through the gate");
    }

    @Test
    void traffic_that_never_left_blue_finds_it_open_though_leading_back_failed() {
        failAfterMoving(TestRunbook.REFUSING, steps.behind(new FakeGate(TestRunbook.BLUE)));

        assertThat(steps.log()).contains("undo fence").doesNotContain("open green");
    }

    private List<Finding> failAfterMoving(FakeStep.Behaviour undoing) {
        return failAfterMoving(undoing, steps);
    }

    private List<Finding> failAfterMoving(FakeStep.Behaviour undoing, TestRunbook runbook) {
        return runbook.carryOut(
                Item.step(new FakeStep.Leading("through the gate", steps.log())),
                Item.step(steps.undoable("subscription")),
                TestRunbook.switchover(
                        new FakeStep.Holding("pause", steps.log()),
                        new FakeStep.Holding("fence", steps.log()),
                        new FakeStep.Moving("repoint", steps.log(), () -> {}, undoing),
                        steps.failing("verify"),
                        new FakeStep.Opening("open green", steps.log())));
    }
}
