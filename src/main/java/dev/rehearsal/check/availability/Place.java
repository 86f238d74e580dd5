package dev.rehearsal.check.availability;

import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.requests.Hiccup;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.Status;
import java.time.Duration;
import java.util.Optional;

/** What the clients saw in one window, or outside all of them. For one thread. */
final class Place {
    private final String name;
    private final Duration limit;
    private final Latencies latencies = new Latencies();
    private long failed;
    private long unknown;
    private long overLimit;
    private long longestHiccup;
    private Optional<Request> slowest = Optional.empty();

    Place(String name, Duration limit) {
        this.name = name;
        this.limit = limit;
    }

    void add(Request request) {
        latencies.add(request.latency());
        failed += request.status() == Status.FAILED ? 1 : 0;
        unknown += request.status() == Status.UNKNOWN ? 1 : 0;
        overLimit += request.latency() > Micros.of(limit) ? 1 : 0;
        if (slowest.isEmpty() || request.latency() > slowest.get().latency()) {
            slowest = Optional.of(request);
        }
    }

    void add(Hiccup hiccup) {
        longestHiccup = Math.max(longestHiccup, hiccup.late());
    }

    String name() {
        return name;
    }

    Duration limit() {
        return limit;
    }

    boolean isOverLimit() {
        return overLimit > 0;
    }

    Duration longestStall() {
        return latencies.longest();
    }

    /** The longest stall, in words, with the machine's own hiccup beside it. */
    String describe(String inWords, String hiccupInWords) {
        return slowest.map(request ->
                        "%s for request %d (%s, arrived %s); %,d requests over the limit; the machine's own longest hiccup here was %s"
                                .formatted(
                                        inWords,
                                        request.number(),
                                        request.kind(),
                                        Micros.instant(request.intended()),
                                        overLimit,
                                        hiccupInWords))
                .orElse("no request");
    }

    Duration longestHiccup() {
        return Micros.duration(longestHiccup);
    }

    void tell(FigureTable figures, String prefix) {
        figures.count(prefix + "requests", latencies.count())
                .count(prefix + "failed", failed)
                .count(prefix + "unknown", unknown)
                .duration(prefix + "p50", latencies.percentile(50))
                .duration(prefix + "p99", latencies.percentile(99))
                .duration(prefix + "longestStall", longestStall())
                .count(prefix + "overLimit", overLimit)
                .duration(prefix + "hiccup", longestHiccup());
    }
}
