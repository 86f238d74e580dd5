package dev.rehearsal.runner;

import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.journal.Outcome;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.time.TimedOutException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that turns a call to a step into an {@link Outcome}. */
final class Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private static final List<Class<? extends Exception>> LATE = List.of(
            TimedOutException.class,
            TimeoutException.class,
            SocketTimeoutException.class,
            HttpTimeoutException.class,
            SQLTimeoutException.class);

    private static final int MOST_CAUSES = 20;

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
            return timed(e, Outcome.failed(String.valueOf(e.getMessage())));
        } catch (SqlFailedException e) {
            String reason = String.valueOf(e.getMessage());
            return timed(e, e.isConnectionLoss() ? Outcome.unsettled(reason) : Outcome.failed(reason));
        } catch (TimedOutException e) {
            return timed(e, Outcome.unsettled(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.error("a step crashed", e);
            return Outcome.unsettled("the step crashed: " + e);
        }
    }

    /** Says of an outcome whether it came about since a limit of time had passed, somewhere below. */
    private static Outcome timed(Throwable failure, Outcome outcome) {
        boolean isLate = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .anyMatch(cause -> LATE.stream().anyMatch(late -> late.isInstance(cause)));
        return isLate ? outcome.asLate() : outcome;
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
