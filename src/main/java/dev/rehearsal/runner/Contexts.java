package dev.rehearsal.runner;

import dev.rehearsal.step.StepContext;
import dev.rehearsal.time.Deadline;
import java.time.Duration;

/** Lends contexts with a deadline. */
interface Contexts {
    /** What ends by itself at the limit is not to be cut. */
    Duration BEYOND = Duration.ofSeconds(3);

    StepContext within(Deadline deadline);

    /** Work with a context of its own. */
    interface Work<T, X extends Exception> {
        T with(StepContext context) throws X;
    }

    /** Does the work; once it has outlasted its limit, its connections are cut until it ends. */
    default <T, X extends Exception> T within(Duration limit, Work<T, X> work) throws X {
        StepContext context = within(Deadline.after(limit));
        LastResort resort = new LastResort(limit.plus(BEYOND), context.connector()::abort);
        try {
            return work.with(context);
        } finally {
            resort.cancel();
        }
    }
}
