package simulations;

import dev.rehearsal.requests.RequestLog;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Knows how many requests are in flight and whether the load is to stop, and writes every request down. Safe for many
 * threads.
 */
final class Recorder implements AutoCloseable {
    private final RequestLog log;
    private final Lifeline lifeline;
    private final AtomicInteger inFlight = new AtomicInteger();

    Recorder(RequestLog log, Lifeline lifeline) {
        this.log = log;
        this.lifeline = lifeline;
    }

    /** Lets the user send its request, unless the load is to stop. */
    boolean begin(Arrival arrival) {
        inFlight.incrementAndGet();
        if (lifeline.isToStop()) {
            inFlight.decrementAndGet();
            return false;
        }
        arrival.begin();
        return true;
    }

    /** @param passed all checks of the answer */
    void end(Arrival arrival, boolean passed) {
        log.append(arrival.end(passed));
        inFlight.decrementAndGet();
    }

    /** Whether the load is to stop and every request that was sent has ended. Once true, it stays true. */
    boolean isDone() {
        return lifeline.isToStop() && inFlight.get() == 0;
    }

    @Override
    public void close() {
        log.close();
    }
}
