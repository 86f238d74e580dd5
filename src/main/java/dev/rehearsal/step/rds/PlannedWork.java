package dev.rehearsal.step.rds;

import dev.rehearsal.step.Action;
import dev.rehearsal.step.StepFailedException;

/** One thing a step does, together with what its plan says of it, so that both are the same. */
record PlannedWork(Action action, Performance performance) {
    /** How it is done. */
    interface Performance {
        void perform() throws StepFailedException, InterruptedException;
    }

    static PlannedWork of(ApiCall call) {
        return new PlannedWork(call.action(), call::send);
    }

    /** This work, followed at once by something that needs no line in a plan. */
    PlannedWork andThen(Performance other) {
        return new PlannedWork(action, () -> {
            performance.perform();
            other.perform();
        });
    }
}
