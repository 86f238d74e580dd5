package dev.rehearsal.time;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The project's one way to wait: look at a condition again and again until it holds or a deadline passes.
 *
 * <p>A look that throws ends the waiting at once, which is how a state that can never recover is reported.
 */
public final class Await {
    private Await() {}

    /** One look; must not block for long. */
    public interface Look<X extends Exception> {
        Observation observe() throws X;
    }

    /**
     * Waits for {@code awaited}, a noun phrase such as "'green' to accept connections".
     *
     * @throws TimedOutException when the deadline passes first, naming what was awaited and what was last seen
     */
    public static <X extends Exception> void until(String awaited, Deadline deadline, Duration interval, Look<X> look)
            throws X, InterruptedException {
        while (true) {
            Observation observation = look.observe();
            if (observation.isThere()) {
                return;
            }
            if (deadline.hasPassed()) {
                throw new TimedOutException(awaited, deadline.allowed(), observation.seen());
            }
            LockSupport.parkNanos(Math.min(interval.toNanos(), deadline.left().toNanos()));
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for " + awaited);
            }
        }
    }
}
