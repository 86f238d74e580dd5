package dev.rehearsal.runner;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.scenario.Item;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.Verification;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RunbookRunTest {
    private final TestRunbook steps = new TestRunbook();

    @Test
    void steps_run_in_order_and_are_verified() {
        List<Finding> findings = steps.carryOut(Item.step(steps.plain("one")), Item.step(steps.plain("two")));

        assertThat(findings).isEmpty();
        assertThat(steps.log()).containsExactly("one", "two");
        assertThat(steps.journal().events())
                .filteredOn(Event.Verified.class::isInstance)
                .hasSize(2);
    }

    @Test
    void every_blocker_is_planned_before_anything_runs() {
        List<PlannedStep> planned = steps.runbook(
                        Item.step(steps.plain("blocked-one")),
                        Item.step(steps.plain("two")),
                        Item.step(steps.plain("blocked-three")))
                .plan();

        assertThat(planned)
                .filteredOn(each -> each.plan().isBlocked())
                .extracting(PlannedStep::number)
                .containsExactly(1, 3);
        assertThat(steps.log()).isEmpty();
    }

    @Test
    void a_step_whose_effect_is_not_seen_has_failed() {
        Step unseen = new FakeStep.Plain("one", steps.log(), () -> {}, Verification.fails("an effect", "none"));

        List<Finding> findings = steps.carryOut(Item.step(unseen));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.STEP_NOT_VERIFIED);
            assertThat(finding.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(finding.found()).isEqualTo("none");
        });
    }

    @Test
    void a_step_that_crashed_is_settled_by_what_the_server_shows() {
        List<Finding> shown = steps.carryOut(
                Item.step(new FakeStep.Plain("one", steps.log(), TestRunbook.CRASHING, TestRunbook.SEEN)));
        List<Finding> unknown = steps.carryOut(Item.step(new FakeStep.Plain(
                "two", steps.log(), TestRunbook.CRASHING, new Verification(Verdict.UNKNOWN, "", "no connection"))));

        assertThat(shown).isEmpty();
        assertThat(unknown).extracting(Finding::code).containsExactly(FindingCode.STEP_UNSETTLED);
        assertThat(unknown).extracting(Finding::verdict).containsExactly(Verdict.UNKNOWN);
    }

    @Test
    void the_last_look_at_a_server_comes_before_it_is_retired() {
        steps.carryOut(
                TestRunbook.switchover(new FakeStep.Holding("pause", steps.log()), new FakeStep.Releasing(steps.log())),
                Item.step(new FakeStep.Retiring("blue", steps.log())));

        assertThat(steps.log()).containsExactly("pause", "release", "retire blue");
        assertThat(steps.witness().witnessed())
                .containsExactly(
                        "after cut, after pause", "before release, after pause", "before retiring blue, after release");
    }

    @Test
    void an_interruption_takes_everything_back_and_says_why() {
        Interruption interruption = new Interruption();
        Step interrupted = new FakeStep.Plain(
                "two",
                steps.log(),
                () -> {
                    interruption.byTheOperator();
                    throw new InterruptedException("in the middle");
                },
                TestRunbook.SEEN);

        List<Finding> findings = steps.runbook(Item.step(steps.undoable("one")), Item.step(interrupted))
                .carryOut(interruption);

        assertThat(findings).extracting(Finding::code).containsExactly(FindingCode.INTERRUPTED);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(steps.log()).containsExactly("one", "two");
    }

    @Test
    void what_an_interrupted_verification_saw_is_no_failure() {
        Interruption interruption = new Interruption();
        Step interrupted = new FakeStep.Plain(
                "one",
                steps.log(),
                interruption::byTheOperator,
                Verification.fails("a server", "a connection that broke off"));

        List<Finding> findings = steps.runbook(Item.step(interrupted)).carryOut(interruption);

        assertThat(findings).extracting(Finding::code).containsExactly(FindingCode.INTERRUPTED);
    }

    @Test
    void an_interruption_that_the_last_step_does_not_notice_is_still_the_reason() {
        Interruption interruption = new Interruption();
        Step last = new FakeStep.Plain("two", steps.log(), interruption::byTheOperator, TestRunbook.SEEN);

        List<Finding> findings =
                steps.runbook(Item.step(steps.undoable("one")), Item.step(last)).carryOut(interruption);

        assertThat(findings).extracting(Finding::code).containsExactly(FindingCode.INTERRUPTED);
        assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.UNKNOWN);
        assertThat(Thread.interrupted()).isFalse();
    }
}
