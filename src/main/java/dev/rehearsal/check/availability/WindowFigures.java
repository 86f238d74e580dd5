package dev.rehearsal.check.availability;

import dev.rehearsal.journal.Counted;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.machine.TimeJudge;
import dev.rehearsal.requests.Hiccup;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.Status;
import java.time.Duration;
import java.util.Optional;

import static dev.rehearsal.time.Durations.inWords;

/** What the clients saw in one window, or outside all of them. For one thread. */
final class WindowFigures {
    private final String name;
    private final Duration limit;
    private final TimeJudge times;
    private final Latencies latencies = new Latencies();
    private long failed;
    private long unknown;
    private long overLimit;
    private long longestHiccup;
    private Optional<Request> slowest = Optional.empty();
    /** The longest wait that the machine alone does not explain. */
    private Optional<Request> unexplained = Optional.empty();

    /** @param times knows which waits the machine alone may explain */
    WindowFigures(String name, Duration limit, TimeJudge times) {
        this.name = name;
        this.limit = limit;
        this.times = times;
    }

    void add(Request request) {
        latencies.add(request.latency());
        failed += request.status() == Status.FAILED ? 1 : 0;
        unknown += request.status() == Status.UNKNOWN ? 1 : 0;
        if (request.latency() > Micros.of(limit)) {
            overLimit++;
            if (!times.machine().mayExplain(request.intended(), request.ended(), limit)) {
                unexplained = slower(request, unexplained);
            }
        }
        slowest = slower(request, slowest);
    }

    private static Optional<Request> slower(Request request, Optional<Request> other) {
        return other.filter(known -> known.latency() >= request.latency()).or(() -> Optional.of(request));
    }

    void add(Hiccup hiccup) {
        longestHiccup = Math.max(longestHiccup, hiccup.late());
    }

    String name() {
        return name;
    }

    Duration longestStall() {
        return latencies.longest();
    }

    /** The finding that somebody waited for too long, or that the machine may be why; empty when nobody did. */
    Optional<Finding> stall(FindingCode code) {
        return overLimit == 0 ? Optional.empty() : unexplained.or(() -> slowest).map(request -> stall(code, request));
    }

    private Finding stall(FindingCode code, Request request) {
        Finding tooLong = Finding.failed(
                code,
                "no request waits longer than " + inWords(limit),
                "%s for request %d (%s, arrived %s); %s over the limit; the machine's own longest hiccup here was %s"
                        .formatted(
                                inWords(Micros.duration(request.latency())),
                                request.number(),
                                request.kind(),
                                Micros.instant(request.intended()),
                                new Counted(overLimit, "request", "requests"),
                                inWords(longestHiccup())),
                name,
                "see in the timeline which step held traffic; shorten what it waits for, or allow more");
        return times.judge(tooLong, request.intended(), request.ended(), limit);
    }

    /** Nobody came, so that nobody saw what happened. */
    boolean isUnseen() {
        return latencies.count() == 0;
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
        slowest.ifPresent(request -> figures.text(prefix + "slowest", request.kind()));
    }
}
