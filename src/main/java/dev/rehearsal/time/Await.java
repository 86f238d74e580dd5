package dev.rehearsal.time;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The project's one way to wait: look at a condition again and again until it holds or a deadline passes.
 *
 * <p>A look that throws ends the waiting at once, which is how a state that can never recover is reported.
 */
public final class Await {
    private static final int LOOKS = 20;
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(5);

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
        look(awaited, deadline, () -> interval, look);
    }

    /**
     * The same for what may take milliseconds or hours: looks again after a twentieth of the time waited so far, but
     * within 10 ms and 5 s, so that a short wait ends at once and a long one spares whoever is asked.
     */
    public static <X extends Exception> void until(String awaited, Deadline deadline, Look<X> look)
            throws X, InterruptedException {
        Deadline begun = Deadline.after(LONGEST);
        look(awaited, deadline, () -> within(begun.elapsed().dividedBy(LOOKS)), look);
    }

    private static <X extends Exception> void look(
            String awaited, Deadline deadline, Supplier<Duration> interval, Look<X> look)
            throws X, InterruptedException {
        Deadline begun = Deadline.after(deadline.allowed());
        while (true) {
            Observation observation = look.observe();
            if (observation.isThere()) {
                return;
            }
            if (deadline.hasPassed()) {
                throw new TimedOutException(awaited, deadline.allowed(), begun.elapsed(), observation.seen());
            }
            LockSupport.parkNanos(
                    Math.min(interval.get().toNanos(), deadline.left().toNanos()));
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for " + awaited);
            }
        }
    }

    private static Duration within(Duration interval) {
        Duration atLeast = interval.compareTo(SHORTEST) < 0 ? SHORTEST : interval;
        return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
    }
}
