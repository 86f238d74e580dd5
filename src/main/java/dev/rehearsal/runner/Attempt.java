package dev.rehearsal.runner;

import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.journal.Outcome;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.time.TimedOutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that turns a call to a step into an {@link Outcome}. */
final class Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private Attempt() {}

    /** A call to a step. */
    interface Call {
        void run() throws StepFailedException, InterruptedException;
    }

    static Outcome of(Call call) throws InterruptedException {
        try {
            call.run();
            return Outcome.succeeded();
        } catch (StepFailedException e) {
            return Outcome.failed(String.valueOf(e.getMessage()));
        } catch (SqlFailedException e) {
            return e.isConnectionLoss()
                    ? Outcome.unsettled(String.valueOf(e.getMessage()))
                    : Outcome.failed(String.valueOf(e.getMessage()));
        } catch (TimedOutException e) {
            return Outcome.unsettled(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("a step crashed", e);
            return Outcome.unsettled("the step crashed: " + e);
        }
    }

    /** The same while things are taken back, when nobody interrupts any more; if somebody does, that is said. */
    static Outcome ofUndoing(Call call) {
        try {
            return of(call);
        } catch (InterruptedException e) {
            return Outcome.unsettled("interrupted: " + e.getMessage());
        }
    }
}
