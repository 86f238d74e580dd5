package dev.rehearsal.runner;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** In a switchover clients wait, so steps are verified beside those that follow. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LaterVerificationsTest {
    private static final Verification MISSING = Verification.fails("an effect", "none");

    private final TestRunbook steps = new TestRunbook();
    private final List<String> log = steps.log();

    @Test
    void a_step_begins_while_the_one_before_is_still_being_verified() {
        CountDownLatch begun = new CountDownLatch(1);

        List<Finding> findings = switchover(
                new Watched("fence", () -> await(begun)),
                new FakeStep.Undoable(new FakeStep.Plain("marker", log, begun::countDown, TestRunbook.SEEN), () -> {}),
                new FakeStep.Releasing(log));

        assertThat(findings).isEmpty();
        assertThat(log).containsExactly("fence", "marker", "release");
    }

    @Test
    void nothing_that_cannot_be_taken_back_begins_before_all_is_verified() {
        List<Finding> findings =
                switchover(new Watched("fence", () -> MISSING), steps.undoable("marker"), new FakeStep.Releasing(log));

        assertThat(findings).extracting(Finding::code).containsExactly(FindingCode.STEP_NOT_VERIFIED);
        assertThat(log).containsExactly("fence", "marker", "undo marker", "undo fence");
    }

    @Test
    void the_last_step_is_verified_too() {
        assertThat(switchover(steps.undoable("pause"), new Watched("fence", () -> MISSING)))
                .extracting(Finding::code)
                .containsExactly(FindingCode.STEP_NOT_VERIFIED);
    }

    private static Verification await(CountDownLatch begun) {
        try {
            return begun.await(10, TimeUnit.SECONDS) ? TestRunbook.SEEN : MISSING;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return MISSING;
        }
    }

    private List<Finding> switchover(Step... items) {
        return steps.carryOut(TestRunbook.switchover(items));
    }

    private interface Look {
        Verification at();
    }

    /** Looks only once it has acted: the looks before a switchover are to warm up. */
    private final class Watched implements Reversible {
        private final String name;
        private final Look look;

        Watched(String name, Look look) {
            this.name = name;
            this.look = look;
        }

        @Override
        public String verb() {
            return name;
        }

        @Override
        public Plan plan(StepContext context) {
            return Plan.of(Action.await("nobody", name));
        }

        @Override
        public void execute(StepContext context) {
            log.add(name);
        }

        @Override
        public Verification verify(StepContext context) {
            return log.contains(name) ? look.at() : TestRunbook.SEEN;
        }

        @Override
        public void undo(StepContext context) {
            log.add("undo " + name);
        }
    }
}
