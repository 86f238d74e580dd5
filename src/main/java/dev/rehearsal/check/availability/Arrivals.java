package dev.rehearsal.check.availability;

import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How the requests arrived: whether at the rate that was wanted, and which of them were never answered, since their
 * numbers are missing. For one thread.
 */
final class Arrivals {
    /** What arrives while the load is being told to stop may or may not be recorded. */
    private static final Duration STOPPING = Duration.ofSeconds(3);

    private final double rate;
    private final long begun;
    private final BitSet answered = new BitSet();
    private final Latencies lateness = new Latencies();
    private Optional<Request> any = Optional.empty();
    private long firstSent = Long.MAX_VALUE;
    private long lastSent = Long.MIN_VALUE;
    private int last;

    /** Arrivals at a rate; how punctual they are counts from when the runbook began. */
    Arrivals(double rate, long begun) {
        this.rate = rate;
        this.begun = begun;
    }

    void add(Request request) {
        int number = Math.toIntExact(request.number());
        answered.set(number);
        last = Math.max(last, number);
        if (request.intended() >= begun) {
            lateness.add(request.lateness());
        }
        firstSent = Math.min(firstSent, request.begun());
        lastSent = Math.max(lastSent, request.begun());
        if (any.isEmpty()) {
            any = Optional.of(request);
        }
    }

    /**
     * Hands over, in place of each request that was never answered, one that waited until the end of time as far as it
     * was recorded.
     *
     * @param stopped when the load was told to stop
     */
    void eachUnanswered(Optional<Instant> stopped, long end, Consumer<Request> each) {
        if (any.isEmpty()) {
            return;
        }
        int lastArrived = Math.max(last, lastArrivedBy(any.get(), stopped));
        for (int number = answered.nextClearBit(1); number <= lastArrived; number = answered.nextClearBit(number + 1)) {
            long intended = intended(any.get(), number);
            each.accept(new Request(
                    number,
                    "never answered",
                    intended,
                    intended,
                    Math.max(end, intended),
                    Status.UNKNOWN,
                    1,
                    Request.NO_WRITE,
                    "",
                    ""));
        }
    }

    /** Requests sent per second; empty when there are too few to tell. */
    Optional<Double> achieved() {
        return last < 2 || lastSent <= firstSent
                ? Optional.empty()
                : Optional.of((last - 1) * Micros.PER_SECOND / (lastSent - firstSent));
    }

    Duration lateness() {
        return lateness.percentile(99);
    }

    void tell(FigureTable figures) {
        figures.perSecond("rate.wanted", rate);
        achieved().ifPresent(achieved -> figures.perSecond("rate.achieved", achieved));
        figures.duration("lateness.p99", lateness()).duration("lateness.max", lateness.longest());
    }

    private int lastArrivedBy(Request known, Optional<Instant> stopped) {
        return stopped.map(at -> at.minus(STOPPING))
                .map(at -> known.number() + (Micros.at(at) - known.intended()) * rate / Micros.PER_SECOND)
                .map(Double::intValue)
                .orElse(0);
    }

    private long intended(Request known, int number) {
        return known.intended() + Math.round((number - known.number()) * Micros.PER_SECOND / rate);
    }
}
