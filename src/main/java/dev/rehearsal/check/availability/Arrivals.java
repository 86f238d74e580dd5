package dev.rehearsal.check.availability;

import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.Schedule;
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

    private final Schedule schedule;
    private final long begun;
    private final BitSet answered = new BitSet();
    private final Latencies lateness = new Latencies();
    private long firstSent = Long.MAX_VALUE;
    private long lastSent = Long.MIN_VALUE;
    private int first = Integer.MAX_VALUE;
    private int last;

    /** Arrivals by a schedule; how punctual they are counts from when the runbook began. */
    Arrivals(Schedule schedule, long begun) {
        this.schedule = schedule;
        this.begun = begun;
    }

    void add(Request request) {
        int number = Math.toIntExact(request.number());
        answered.set(number);
        last = Math.max(last, number);
        if (request.intended() >= begun) {
            lateness.add(request.lateness());
        }
        if (!schedule.isEmpty() && number >= schedule.last().number()) {
            first = Math.min(first, number);
            firstSent = Math.min(firstSent, request.begun());
            lastSent = Math.max(lastSent, request.begun());
        }
    }

    /**
     * Hands over, in place of each request that was never answered, one that waited until the end of time as far as it
     * was recorded.
     *
     * @param stopped when the load was told to stop
     */
    void eachUnanswered(Optional<Instant> stopped, long end, Consumer<Request> each) {
        if (answered.isEmpty()) {
            // Whether any was ever sent, nobody knows.
            return;
        }
        int lastArrived = Math.max(last, lastArrivedBy(stopped));
        for (int number = answered.nextClearBit(1); number <= lastArrived; number = answered.nextClearBit(number + 1)) {
            long intended = schedule.intended(number);
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

    /** Requests sent per second at the rate that the load ended with; empty when there are too few to tell. */
    Optional<Double> achieved() {
        return last <= first || lastSent <= firstSent
                ? Optional.empty()
                : Optional.of((last - first) * Micros.PER_SECOND / (lastSent - firstSent));
    }

    Duration lateness() {
        return lateness.percentile(99);
    }

    void tell(FigureTable figures) {
        figures.perSecond("rate.wanted", schedule.rate());
        achieved().ifPresent(achieved -> figures.perSecond("rate.achieved", achieved));
        figures.duration("lateness.p99", lateness()).duration("lateness.max", lateness.longest());
    }

    private int lastArrivedBy(Optional<Instant> stopped) {
        return stopped.map(at -> schedule.lastArrivedBy(Micros.at(at.minus(STOPPING))))
                .map(Math::toIntExact)
                .orElse(0);
    }
}
