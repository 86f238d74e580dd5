package simulations;

import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.RequestLog;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Knows when each request should be sent, how many are in flight and whether the load is to stop, and writes every
 * request down. Safe for many threads.
 */
final class Recorder implements AutoCloseable {
    /**
     * The schedule begins this long after the first user, or one arrival's spacing if that is longer, and every user
     * waits for its place in it: the engine by itself places users to the millisecond, and unevenly where the rate is
     * no whole number.
     */
    private static final Duration HEAD_START = Duration.ofMillis(100);

    private final double rate;
    private final RequestLog log;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean isStopping;
    private long start;

    Recorder(double rate, RequestLog log) {
        this.rate = rate;
        this.log = log;
    }

    /** From now on no user sends its request. */
    void stop() {
        isStopping = true;
    }

    Arrival arrive(long number, Kind kind) {
        return new Arrival(kind, number, start(number) + offset(number));
    }

    /** Lets the user send its request, unless the load is to stop. */
    boolean begin(Arrival arrival) {
        inFlight.incrementAndGet();
        if (isStopping) {
            inFlight.decrementAndGet();
            return false;
        }
        arrival.begin();
        return true;
    }

    void end(Arrival arrival, Session session) {
        log.append(arrival.end(session));
        inFlight.decrementAndGet();
    }

    /** Whether every request that was sent has ended. Once true while the load stops, it stays true. */
    boolean isIdle() {
        return inFlight.get() == 0;
    }

    @Override
    public void close() {
        log.close();
    }

    /** When the schedule began, which the first user to come decides. */
    private synchronized long start(long number) {
        if (start == 0) {
            start = Micros.now() + Math.max(Micros.of(HEAD_START), offset(2)) - offset(number);
        }
        return start;
    }

    private long offset(long number) {
        return Math.round((number - 1) * 1e6 / rate);
    }
}
