package dev.rehearsal.step;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What every step promises. A subclass sets the stage on real servers, which takes seconds; so each test asks as much
 * of its stage as the stage can answer.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class StepContract {
    /**
     * A step whose turn has come.
     *
     * @param state everything the step may change, as text, read from outside
     */
    public record Stage(Step step, StepContext context, Supplier<String> state) {}

    /** A fresh stage on which the step's effect is not there yet. */
    protected abstract Stage stage() throws Exception;

    /** Whether there is nothing left to do once the step has run; not so where a step only waits or refreshes. */
    protected boolean isSettledByExecuting() {
        return true;
    }

    /** Whether something is there to be seen before the step runs; not so where it only waits for what may be there. */
    protected boolean isVisible() {
        return true;
    }

    @Test
    void before_executing_planning_lists_actions_and_verifying_does_not_pass_and_neither_changes_anything()
            throws Exception {
        Stage stage = stage();
        String before = stage.state().get();

        Plan plan = stage.step().plan(stage.context()).after(List.of());
        Verification verification = stage.step().verify(stage.context());

        assertThat(plan.blockers()).isEmpty();
        if (isVisible()) {
            assertThat(plan.actions()).isNotEmpty();
            assertThat(verification.isPassed()).isFalse();
            assertThat(verification.found()).isNotBlank();
        }
        assertThat(stage.state().get()).isEqualTo(before);
    }

    @Test
    void executing_satisfies_verifying_also_a_second_time_and_leaves_nothing_to_plan() throws Exception {
        Stage stage = stage();

        stage.step().execute(stage.context());
        Verification once = stage.step().verify(stage.context());
        Plan plan = stage.step().plan(stage.context());
        stage.step().execute(stage.context());
        Verification twice = stage.step().verify(stage.context());

        assertThat(once).matches(Verification::isPassed, "passes");
        assertThat(twice).matches(Verification::isPassed, "passes after a second time");
        if (isSettledByExecuting()) {
            assertThat(plan.blockers()).isEmpty();
            assertThat(plan.actions()).isEmpty();
            assertThat(plan.notes()).anyMatch(note -> note.startsWith("nothing to do"));
        }
    }

    @Test
    void undoing_restores_what_was_and_is_harmless_when_repeated() throws Exception {
        Stage stage = stage();
        assumeThat(stage.step()).isInstanceOf(Reversible.class);
        Reversible step = (Reversible) stage.step();
        assumeThat(step.canBeUndone()).isTrue();
        String before = stage.state().get();

        step.undo(stage.context());
        String untouched = stage.state().get();
        step.execute(stage.context());
        String executed = stage.state().get();
        step.undo(stage.context());
        String once = stage.state().get();
        step.undo(stage.context());

        assertThat(untouched).isEqualTo(before);
        if (step instanceof LeavesNothing) {
            assertThat(once).isEqualTo(executed);
            assertThat(step.verify(stage.context()))
                    .matches(Verification::isPassed, "passes, since nothing was undone");
        } else {
            assertThat(executed)
                    .as("what executing changes, without which undoing it proves nothing")
                    .isNotEqualTo(before);
            assertThat(once).isEqualTo(before);
            assertThat(stage.state().get()).isEqualTo(before);
        }
    }
}
