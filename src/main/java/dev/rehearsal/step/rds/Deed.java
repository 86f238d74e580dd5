package dev.rehearsal.step.rds;

import dev.rehearsal.step.Action;
import dev.rehearsal.step.StepFailedException;

/** One thing a step does, together with what its plan says of it, so that both are the same. */
record Deed(Action action, Performance performance) {
    /** How it is done. */
    interface Performance {
        void perform() throws StepFailedException, InterruptedException;
    }

    static Deed of(ApiCall call) {
        return new Deed(call.action(), call::send);
    }

    /** The same, followed at once by something that needs no line in a plan. */
    Deed andThen(Performance other) {
        return new Deed(action, () -> {
            performance.perform();
            other.perform();
        });
    }
}
