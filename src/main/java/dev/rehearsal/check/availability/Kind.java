package dev.rehearsal.check.availability;

import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import java.time.Duration;

/** What the clients saw of one kind of request, or of all. For one thread. */
final class Kind {
    private final Latencies latencies = new Latencies();
    private final Successes successes = new Successes();
    private final Errors errors = new Errors();
    private long requests;
    private long failed;
    private long unknown;
    private long retried;
    private long failedAttempts;
    private long firstArrival = Long.MAX_VALUE;
    private long lastArrival = Long.MIN_VALUE;

    void add(Request request) {
        requests++;
        latencies.add(request.latency());
        firstArrival = Math.min(firstArrival, request.intended());
        lastArrival = Math.max(lastArrival, request.intended());
        retried += request.attempts() > 1 ? 1 : 0;
        failedAttempts += request.attempts();
        switch (request.status()) {
            case OK -> {
                failedAttempts--;
                successes.at(request.ended());
            }
            case FAILED -> {
                failed++;
                errors.add(request);
            }
            case UNKNOWN -> unknown++;
        }
    }

    /**
     * To be called once, after the last request.
     *
     * @param end up to when a success was still wanted, at least
     */
    void finish(long end) {
        successes.finish(firstArrival, Math.max(lastArrival, end));
    }

    /** The mean time between two arrivals: a gap of that length is none. */
    Duration spacing() {
        return Micros.duration(requests < 2 ? 0 : (lastArrival - firstArrival) / (requests - 1));
    }

    long requests() {
        return requests;
    }

    long failed() {
        return failed;
    }

    long unknown() {
        return unknown;
    }

    String errors() {
        return errors.describe();
    }

    void tell(FigureTable figures, String prefix) {
        figures.count(prefix + "requests", requests)
                .count(prefix + "failed", failed)
                .count(prefix + "unknown", unknown)
                .count(prefix + "retried", retried)
                .count(prefix + "failedAttempts", failedAttempts)
                .duration(prefix + "p50", latencies.percentile(50))
                .duration(prefix + "p99", latencies.percentile(99))
                .duration(prefix + "p99.9", latencies.percentile(99.9))
                .duration(prefix + "max", latencies.longest())
                .duration(prefix + "longestGap", successes.longestGap())
                .text(
                        prefix + "longestGapFrom",
                        Micros.instant(successes.gapFrom()).toString())
                .duration(prefix + "spacing", spacing());
    }
}
