package dev.rehearsal.runner;

import dev.rehearsal.step.Action;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;

/** A step that breaks something on purpose; taking it back mends nothing, and stands in nobody's way. */
record Sabotage(String what, Deed deed) implements Reversible {
    /** What is done to a server, a process, a row. */
    interface Deed {
        void perform(StepContext context) throws InterruptedException;
    }

    @Override
    public Plan plan(StepContext context) {
        return Plan.of(Action.await("sabotage", what));
    }

    @Override
    public void execute(StepContext context) throws InterruptedException {
        deed.perform(context);
    }

    @Override
    public Verification verify(StepContext context) {
        return Verification.holds(what);
    }

    @Override
    public void undo(StepContext context) {}
}
