package dev.rehearsal.runner;

import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import java.util.List;

/** Harmless, and seen to have had no effect. */
record Ineffective(FakeStep.Behaviour undoing) implements Reversible {
    @Override
    public Plan plan(StepContext context) {
        return Plan.of(List.of());
    }

    @Override
    public void execute(StepContext context) {}

    @Override
    public Verification verify(StepContext context) {
        return Verification.fails("an effect", "none");
    }

    @Override
    public void undo(StepContext context) throws StepFailedException, InterruptedException {
        undoing.act();
    }
}
