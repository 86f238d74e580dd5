package dev.rehearsal.runner;

import dev.rehearsal.step.Plan;
import dev.rehearsal.step.ReleasesTraffic;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.TestContext;
import dev.rehearsal.step.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PracticeTest {
    private final TestRunbook runbook = new TestRunbook();
    private final List<String> looks = Collections.synchronizedList(new ArrayList<>());
    private final StepContext context = new TestContext().build();

    @Test
    void every_step_is_looked_at_and_none_acts() throws Exception {
        practise(
                new Looked("pause", looks),
                new FakeStep.Moving("repoint", runbook.log(), () -> {}, () -> {}),
                new FakeStep.Releasing(runbook.log(), List.of("not now")));

        assertThat(looks).containsExactlyInAnyOrder("plan pause", "verify pause");
        assertThat(runbook.log()).isEmpty();
    }

    @Test
    void what_cannot_be_looked_at_yet_keeps_no_other_from_being_looked_at() throws Exception {
        practise(new Looked("crash", looks), new Looked("fail", looks), new Looked("last", looks));

        assertThat(looks)
                .contains("plan crash", "verify crash", "plan fail", "verify fail", "plan last", "verify last");
    }

    @Test
    void a_release_whose_objections_cannot_be_told_keeps_no_other_from_being_looked_at() throws Exception {
        practise(new Objecting(), new Looked("last", looks));

        assertThat(looks).contains("plan last", "verify last");
    }

    @Test
    void nothing_is_written_down() throws Exception {
        practise(
                new Looked("pause", looks),
                new FakeStep.Moving("repoint", runbook.log(), () -> {}, () -> {}),
                new FakeStep.Releasing(runbook.log()));

        assertThat(context.journal().events()).isEmpty();
        assertThat(context.values().all()).isEmpty();
    }

    @Test
    void nothing_is_looked_at_any_more_once_the_time_for_it_has_passed() throws Exception {
        new Practice(List.of(new Looked("pause", looks)))
                .carryOut(new TestContext().within(Duration.ZERO).build());

        assertThat(looks).isEmpty();
    }

    private void practise(Step... steps) throws InterruptedException {
        new Practice(List.of(steps)).carryOut(context);
    }

    private record Objecting() implements ReleasesTraffic {
        @Override
        public List<String> objections(StepContext context) {
            throw new IllegalStateException("no server answers");
        }

        @Override
        public Plan plan(StepContext context) {
            return Plan.nothingToDo("nothing");
        }

        @Override
        public void execute(StepContext context) {
            throw new AssertionError("it acted");
        }

        @Override
        public Verification verify(StepContext context) {
            return Verification.holds("all");
        }
    }

    /** Writes down that it is looked at, which fails where its name says so. */
    private record Looked(String verb, List<String> looks) implements Reversible {
        @Override
        public Plan plan(StepContext context) {
            see("plan");
            return Plan.nothingToDo("nothing");
        }

        @Override
        public void execute(StepContext context) {
            throw new AssertionError("it acted");
        }

        @Override
        public Verification verify(StepContext context) {
            see("verify");
            return verb.equals("fail") ? Verification.fails("all", "nothing") : Verification.holds("all");
        }

        @Override
        public void undo(StepContext context) {
            throw new AssertionError("it was undone");
        }

        private void see(String what) {
            looks.add("%s %s".formatted(what, verb));
            if (verb.equals("crash")) {
                throw new IllegalStateException("nothing to be seen");
            }
        }
    }
}
