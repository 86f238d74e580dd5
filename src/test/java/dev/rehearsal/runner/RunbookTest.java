package dev.rehearsal.runner;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Expectations;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.scenario.Item;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.TestContext;
import dev.rehearsal.step.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RunbookTest {
    private static final Verification SEEN = Verification.holds("seen");

    private final List<String> log = new ArrayList<>();
    private final Journal journal = Journal.inMemory();
    private final WatchingWitness witness = new WatchingWitness(log);

    @Test
    void steps_run_in_order_and_are_verified() {
        List<Finding> findings = carryOut(Item.step(plain("one")), Item.step(plain("two")));

        assertThat(findings).isEmpty();
        assertThat(log).containsExactly("one", "two");
        assertThat(journal.events())
                .filteredOn(Event.Verified.class::isInstance)
                .hasSize(2);
    }

    @Test
    void every_blocker_is_planned_before_anything_runs() {
        List<PlannedStep> planned = runbook(
                        Item.step(plain("blocked-one")), Item.step(plain("two")), Item.step(plain("blocked-three")))
                .plan();

        assertThat(planned)
                .filteredOn(each -> each.plan().isBlocked())
                .extracting(PlannedStep::number)
                .containsExactly(1, 3);
        assertThat(log).isEmpty();
    }

    @Test
    void a_step_that_fails_is_taken_back_with_what_came_before_it_latest_first() {
        List<Finding> findings =
                carryOut(Item.step(undoable("one")), Item.step(undoable("two")), Item.step(failing("three")));

        assertThat(findings).extracting(Finding::code).containsExactly(FindingCode.STEP_FAILED);
        assertThat(log).containsExactly("one", "two", "three", "undo three", "undo two", "undo one");
    }

    @Test
    void taking_back_ends_at_a_step_that_cannot_be_taken_back() {
        carryOut(Item.step(undoable("one")), Item.step(plain("two")), Item.step(failing("three")));

        assertThat(log).containsExactly("one", "two", "three", "undo three");
    }

    @Test
    void a_step_whose_effect_is_not_seen_has_failed() {
        Step unseen = new FakeStep.Plain("one", log, () -> {}, Verification.fails("an effect", "none"));

        List<Finding> findings = carryOut(Item.step(unseen));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.STEP_NOT_VERIFIED);
            assertThat(finding.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(finding.found()).isEqualTo("none");
        });
    }

    @Test
    void a_step_that_crashed_is_settled_by_what_the_server_shows() {
        List<Finding> shown = carryOut(Item.step(new FakeStep.Plain("one", log, RunbookTest::crash, SEEN)));
        List<Finding> unknown = carryOut(Item.step(new FakeStep.Plain(
                "two", log, RunbookTest::crash, new Verification(Verdict.UNKNOWN, "", "no connection"))));

        assertThat(shown).isEmpty();
        assertThat(unknown).extracting(Finding::code).containsExactly(FindingCode.STEP_UNSETTLED);
        assertThat(unknown).extracting(Finding::verdict).containsExactly(Verdict.UNKNOWN);
    }

    @Test
    void an_undo_that_fails_is_a_finding_and_the_others_go_on() {
        Step stubborn = new FakeStep.Undoable(new FakeStep.Plain("two", log, () -> {}, SEEN), RunbookTest::refuse);

        List<Finding> findings = carryOut(Item.step(undoable("one")), Item.step(stubborn), Item.step(failing("three")));

        assertThat(findings)
                .extracting(Finding::code)
                .containsExactly(FindingCode.STEP_FAILED, FindingCode.UNDO_FAILED);
        assertThat(log).endsWith("undo two", "undo one");
    }

    @Test
    void traffic_comes_back_before_anything_else_is_taken_back_and_before_the_window_closes() {
        carryOut(
                Item.step(undoable("subscription")),
                switchover(new FakeStep.Holding("pause", log), plain("promote"), failing("repoint")));

        assertThat(log).containsExactly("subscription", "pause", "promote", "repoint", "undo pause", "undo repoint");
        assertThat(journal.events())
                .filteredOn(event -> event instanceof Event.Undone || event instanceof Event.WindowClosed)
                .first()
                .isInstanceOf(Event.Undone.class);
    }

    @Test
    void nothing_is_taken_back_once_green_serves() {
        carryOut(
                Item.step(undoable("subscription")),
                switchover(new FakeStep.Holding("pause", log), new FakeStep.Releasing(log)),
                Item.step(failing("drop")));

        assertThat(log).containsExactly("subscription", "pause", "release", "drop");
    }

    @Test
    void a_pause_that_a_maintenance_window_released_is_not_taken_back() {
        carryOut(
                new Item(
                        Optional.of(WindowKind.MAINTENANCE),
                        Optional.of(Duration.ofSeconds(5)),
                        List.of(new FakeStep.Holding("pause", log), undoable("reboot"), new FakeStep.Releasing(log))),
                Item.step(failing("publication")));

        assertThat(log).containsExactly("pause", "reboot", "release", "publication", "undo publication", "undo reboot");
    }

    @Test
    void the_last_look_at_a_server_comes_before_it_is_retired() {
        carryOut(
                switchover(new FakeStep.Holding("pause", log), new FakeStep.Releasing(log)),
                Item.step(new FakeStep.Retiring("blue", log)));

        assertThat(log).containsExactly("pause", "release", "retire blue");
        assertThat(witness.witnessed())
                .containsExactly(
                        "after cut, after pause", "before release, after pause", "before retiring blue, after release");
    }

    @Test
    void an_interruption_takes_everything_back_and_says_why() {
        Interruption interruption = new Interruption();
        Step interrupted = new FakeStep.Plain(
                "two",
                log,
                () -> {
                    interruption.byTheOperator();
                    throw new InterruptedException("in the middle");
                },
                SEEN);

        List<Finding> findings =
                runbook(Item.step(undoable("one")), Item.step(interrupted)).carryOut(interruption);

        assertThat(findings).extracting(Finding::code).containsExactly(FindingCode.INTERRUPTED);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(log).containsExactly("one", "two");
    }

    @Test
    void what_an_interrupted_verification_saw_is_no_failure() {
        Interruption interruption = new Interruption();
        Step interrupted = new FakeStep.Plain(
                "one", log, interruption::byTheOperator, Verification.fails("a server", "a connection that broke off"));

        List<Finding> findings = runbook(Item.step(interrupted)).carryOut(interruption);

        assertThat(findings).extracting(Finding::code).containsExactly(FindingCode.INTERRUPTED);
    }

    private List<Finding> carryOut(Item... items) {
        return runbook(items).carryOut(new Interruption());
    }

    private Runbook runbook(Item... items) {
        Expectations expectations =
                new Expectations(0, 0, 0, Expectations.Parity.EXACT, Duration.ofSeconds(1), Duration.ofSeconds(1));
        return new Runbook(
                List.of(items),
                expectations,
                deadline -> new TestContext().build().within(deadline),
                journal,
                witness);
    }

    private static Item switchover(Step... steps) {
        return new Item(Optional.of(WindowKind.SWITCHOVER), Optional.empty(), List.of(steps));
    }

    private Step plain(String name) {
        return new FakeStep.Plain(name, log, () -> {}, SEEN);
    }

    private Step undoable(String name) {
        return new FakeStep.Undoable(new FakeStep.Plain(name, log, () -> {}, SEEN), () -> {});
    }

    private Step failing(String name) {
        return new FakeStep.Undoable(new FakeStep.Plain(name, log, RunbookTest::refuse, SEEN), () -> {});
    }

    private static void refuse() throws StepFailedException {
        throw new StepFailedException("do it", "a refusal", "ask nicely");
    }

    private static void crash() {
        throw new IllegalStateException("a bug");
    }
}
