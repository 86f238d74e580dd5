package dev.rehearsal.runner;

import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.Trouble;
import dev.rehearsal.journal.Outcome;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.time.Late;
import dev.rehearsal.time.TimedOutException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call to a step that has ended: the one place that makes an {@link Outcome} of it.
 *
 * @param waited how long was waited in vain at the end; empty where nothing was, or where that is not known
 * @param logOf the role whose server's log tells why it failed; empty where none does
 */
record StepCall(Outcome outcome, Optional<Duration> waited, Optional<String> logOf) {
    private static final Logger LOG = LoggerFactory.getLogger(StepCall.class);

    private static final List<Class<? extends Exception>> LATE = List.of(
            TimeoutException.class,
            SocketTimeoutException.class,
            HttpTimeoutException.class,
            SQLTimeoutException.class);

    /** A call to a step. */
    interface Call {
        void run() throws StepFailedException, InterruptedException;
    }

    static StepCall of(Call call) throws InterruptedException {
        try {
            call.run();
            return new StepCall(Outcome.succeeded(), Optional.empty(), Optional.empty());
        } catch (StepFailedException e) {
            return timed(e, Outcome.failed(String.valueOf(e.getMessage())));
        } catch (SqlFailedException e) {
            String reason = String.valueOf(e.getMessage());
            return timed(e, e.isConnectionLoss() ? Outcome.unsettled(reason) : Outcome.failed(reason));
        } catch (TimedOutException e) {
            return timed(e, Outcome.unsettled(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.error("a step crashed", e);
            return timed(e, Outcome.unsettled("the step crashed: " + e));
        }
    }

    /** Says of an outcome whether it came about since a limit of time had passed, somewhere below. */
    private static StepCall timed(Throwable failure, Outcome outcome) {
        List<Throwable> causes = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(Late.MOST_CAUSES)
                .toList();
        Optional<Duration> waited = Late.in(failure).map(Late::waited);
        boolean isLate = waited.isPresent() || causes.stream().anyMatch(StepCall::isLate);
        Optional<String> logOf = failure instanceof StepFailedException failed ? failed.logOf() : Optional.empty();
        return new StepCall(isLate ? outcome.asLate() : outcome, waited, logOf);
    }

    private static boolean isLate(Throwable cause) {
        return LATE.stream().anyMatch(late -> late.isInstance(cause))
                || (cause instanceof SqlFailedException failed && failed.trouble() == Trouble.OUT_OF_TIME);
    }

    /** The same while things are taken back, when nobody interrupts any more; if somebody does, that is said. */
    static Outcome ofUndoing(Call call) {
        try {
            return of(call).outcome();
        } catch (InterruptedException e) {
            return Outcome.unsettled("interrupted: " + e.getMessage());
        }
    }
}
