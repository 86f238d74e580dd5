package simulations;

import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import java.util.function.BooleanSupplier;

/**
 * Knows how many requests are in flight and whether the load is to stop, and writes every request down. The numbers of
 * those that are sent have no gap, also where a later one began before an earlier one when the load was told to stop.
 * Safe for many threads.
 */
final class Recorder implements AutoCloseable {
    private final RequestLog log;
    private final BooleanSupplier isToStop;
    private long inFlight;
    private long begun;
    private long last;

    Recorder(RequestLog log, BooleanSupplier isToStop) {
        this.log = log;
        this.isToStop = isToStop;
    }

    /** Whether the request of this number may be sent: unless the load is to stop and none that comes after it was. */
    synchronized boolean begin(long number) {
        if (isToStop.getAsBoolean() && number > last) {
            return false;
        }
        last = Math.max(last, number);
        begun++;
        inFlight++;
        return true;
    }

    /** A request that was sent has ended. */
    void end(Request request) {
        log.append(request);
        hasEnded();
    }

    private synchronized void hasEnded() {
        inFlight--;
    }

    /** Whether the load is to stop and every request that was sent has ended. Once true, it stays true. */
    synchronized boolean isDone() {
        return isToStop.getAsBoolean() && inFlight == 0 && begun == last;
    }

    @Override
    public void close() {
        log.close();
    }
}
