package dev.rehearsal.runner;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.step.Overlaps;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class WhileHeldTest {
    private static final FakeStep.Behaviour NOTHING = () -> {};

    private final TestRunbook steps = new TestRunbook();
    private final List<String> log = steps.log();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch failed = new CountDownLatch(1);

    @Test
    void a_step_that_says_so_begins_while_the_one_before_is_under_way() {
        List<Finding> findings =
                switchover(acting("marker", this::awaitBegun), overlapping("sequences", begun::countDown), releasing());

        assertThat(findings).isEmpty();
        assertThat(log)
                .containsExactlyInAnyOrder("marker", "sequences", "release")
                .endsWith("release");
    }

    @Test
    void it_does_not_begin_beside_a_step_that_it_needs() {
        switchover(
                acting("fence", () -> assertThat(log).containsExactly("fence")),
                new Overlapping(plain("sequences", NOTHING), "marker"),
                releasing());

        assertThat(log).containsExactly("fence", "sequences", "release");
    }

    @Test
    void both_have_ended_before_anything_is_taken_back() {
        List<Finding> findings = switchover(
                acting("marker", () -> {
                    awaitBegun();
                    failed.countDown();
                    TestRunbook.REFUSING.act();
                }),
                overlapping("sequences", () -> {
                    begun.countDown();
                    failed.await();
                    log.add("sequences ended");
                }));

        assertThat(findings).extracting(Finding::code).containsExactly(FindingCode.STEP_FAILED);
        assertThat(log).endsWith("sequences ended", "undo sequences", "undo marker");
    }

    @Test
    void the_one_beside_fails_the_switchover_too() {
        List<Finding> findings =
                switchover(acting("marker", NOTHING), overlapping("sequences", TestRunbook.REFUSING), releasing());

        assertThat(findings).extracting(Finding::where).containsExactly("sequences");
        assertThat(log).endsWith("undo sequences", "undo marker").doesNotContain("release");
    }

    @Test
    void of_two_that_fail_alike_the_first_is_told() {
        List<Finding> findings = switchover(
                acting("marker", () -> {
                    awaitBegun();
                    TestRunbook.REFUSING.act();
                }),
                overlapping("sequences", () -> {
                    begun.countDown();
                    TestRunbook.REFUSING.act();
                }));

        assertThat(findings).extracting(Finding::where).containsExactly("marker");
    }

    @Test
    void the_server_that_takes_over_is_looked_at_while_traffic_is_led_there() {
        CompletableFuture<Void> repointed = new CompletableFuture<>();
        steps.witness().lookUntil(repointed);

        List<Finding> findings = switchover(
                acting("marker", NOTHING),
                moving(() -> {
                    steps.witness().awaitLooking();
                    repointed.complete(null);
                }),
                releasing());

        assertThat(findings).isEmpty();
        assertThat(steps.witness().witnessed())
                .containsExactly("after cut, after repoint", "before release, after repoint");
    }

    @Test
    void a_look_that_never_ends_does_not_keep_anything_from_being_taken_back() {
        steps.witness().lookUntil(new CompletableFuture<>());

        switchover(
                acting("marker", NOTHING),
                moving(() -> {
                    steps.witness().awaitLooking();
                    TestRunbook.REFUSING.act();
                }),
                releasing());

        assertThat(log).endsWith("undo repoint", "undo marker");
        assertThat(steps.witness().witnessed())
                .containsExactly("cut abandoned, after repoint", "after cut, after repoint");
    }

    @Test
    void it_is_looked_at_no_later_where_it_only_lets_clients_in_meanwhile() {
        switchover(
                acting("marker", NOTHING),
                moving(() -> steps.witness().awaitLooking()),
                new FakeStep.Opening("open green", log),
                releasing());

        assertThat(log).containsExactly("marker", "repoint", "open green", "release");
    }

    @Test
    void it_is_looked_at_later_where_more_is_done_before_traffic_is_let_go() {
        switchover(moving(NOTHING), acting("marker", NOTHING), releasing());

        assertThat(steps.witness().witnessed()).first().isEqualTo("after cut, after marker");
    }

    private void awaitBegun() throws InterruptedException {
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private List<Finding> switchover(Step... all) {
        return steps.carryOut(TestRunbook.switchover(all));
    }

    private FakeStep.Plain plain(String name, FakeStep.Behaviour behaviour) {
        return new FakeStep.Plain(name, log, behaviour, TestRunbook.SEEN);
    }

    private Step acting(String name, FakeStep.Behaviour behaviour) {
        return new FakeStep.Undoable(plain(name, behaviour), NOTHING);
    }

    private Step overlapping(String name, FakeStep.Behaviour behaviour) {
        return new Overlapping(plain(name, behaviour), "marker");
    }

    private Step moving(FakeStep.Behaviour behaviour) {
        return new FakeStep.Moving("repoint", log, behaviour, NOTHING);
    }

    private Step releasing() {
        return new FakeStep.Releasing(log);
    }

    /** Independent of one other step. */
    private static final class Overlapping implements Reversible, Overlaps {
        private final FakeStep.Plain plain;
        private final String other;

        Overlapping(FakeStep.Plain plain, String other) {
            this.plain = plain;
            this.other = other;
        }

        @Override
        public boolean isIndependentOf(Step before) {
            return before.verb().equals(other);
        }

        @Override
        public String verb() {
            return plain.verb();
        }

        @Override
        public Plan plan(StepContext context) {
            return plain.plan(context);
        }

        @Override
        public void execute(StepContext context) throws StepFailedException, InterruptedException {
            plain.execute(context);
        }

        @Override
        public Verification verify(StepContext context) {
            return plain.verify(context);
        }

        @Override
        public void undo(StepContext context) {
            plain.log().add("undo " + verb());
        }
    }
}
