package dev.rehearsal.check.availability;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.Hiccup;
import dev.rehearsal.requests.HiccupLog;
import dev.rehearsal.requests.LogReader;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static dev.rehearsal.time.Durations.inWords;

/**
 * Judges what the clients saw: failures, unknown outcomes, stalls, and whether the load was what it should have been.
 *
 * <p>Figures: {@code requests, failed, unknown, retried, failedAttempts, p50, p99, p99.9, max, longestGap,
 * longestGapFrom, spacing} of all requests and, behind {@code kind.NAME.}, of each kind; {@code neverAnswered,
 * peakInFlight, rate.wanted, rate.achieved, lateness.p99, lateness.max}; and {@code lasted, requests, failed, unknown,
 * p50, p99, longestStall, overLimit, hiccup} behind {@code window.NAME.}, {@code warmUp.} and {@code outside.}.
 */
public final class Availability {
    /** Fewer arrivals than this share of the wanted rate, and the database had it easier than it should have. */
    private static final double LEAST_SHARE = 0.95;
    /** Later arrivals than this, and the load came in bursts rather than at a constant rate. */
    private static final Duration MOST_LATENESS = Duration.ofMillis(200);

    private Availability() {}

    /**
     * Judges the load of a rehearsal.
     *
     * @param requests the request log, complete
     * @param hiccups the hiccup log, complete
     */
    public static Judgement judge(Path requests, Path hiccups, Terms terms) throws CorruptLogException {
        Observation seen = observe(requests, hiccups, terms);
        List<Finding> findings = new ArrayList<>();
        findings.addAll(load(seen, terms));
        findings.addAll(failures(seen, terms));
        findings.addAll(unknownOutcomes(seen, terms));
        seen.windows().forEach((window, place) -> findings.addAll(window(window, place)));
        if (seen.outside().isOverLimit()) {
            findings.add(stall(FindingCode.STALL_TOO_LONG, seen.outside()));
        }
        return new Judgement("availability", findings, seen.figures().figures());
    }

    private static Observation observe(Path requests, Path hiccups, Terms terms) throws CorruptLogException {
        Backlogs backlogs = new Backlogs(terms.windows());
        try (LogReader<Request> log = RequestLog.read(requests)) {
            log.forEach(backlogs::see);
        }
        Observation seen = new Observation(terms.with(backlogs.windows()));
        try (LogReader<Request> log = RequestLog.read(requests)) {
            log.forEach(seen::add);
        }
        try (LogReader<Hiccup> log = HiccupLog.read(hiccups)) {
            log.forEach(seen::add);
        }
        seen.finish();
        return seen;
    }

    private static List<Finding> load(Observation seen, Terms terms) {
        double achieved = seen.arrivals().achieved().orElse(0.0);
        Duration lateness = seen.arrivals().lateness();
        if (achieved >= LEAST_SHARE * terms.rate() && lateness.compareTo(MOST_LATENESS) <= 0) {
            return List.of();
        }
        return List.of(Finding.unknown(
                FindingCode.LOAD_TOO_SLOW,
                "%.1f requests a second, 99 of 100 sent within %s of their time"
                        .formatted(terms.rate(), inWords(MOST_LATENESS)),
                "%.1f requests a second, 99 of 100 sent within %s of their time".formatted(achieved, inWords(lateness)),
                "load",
                "lower load.rate, or give the machine that makes the load less else to do"));
    }

    private static List<Finding> failures(Observation seen, Terms terms) {
        if (seen.all().failed() <= terms.expect().failedRequests()) {
            return List.of();
        }
        return seen.kinds().entrySet().stream()
                .filter(kind -> kind.getValue().failed() > 0)
                .map(kind -> failures(kind, terms.expect().failedRequests()))
                .toList();
    }

    private static Finding failures(Map.Entry<String, Kind> kind, long allowed) {
        return Finding.failed(
                FindingCode.FAILED_REQUESTS,
                "%,d failed requests in all".formatted(allowed),
                "%,d of %,d failed: %s"
                        .formatted(
                                kind.getValue().failed(),
                                kind.getValue().requests(),
                                kind.getValue().errors()),
                kind.getKey(),
                "see which step ran at that time; let the application retry what the step interrupts");
    }

    private static List<Finding> unknownOutcomes(Observation seen, Terms terms) {
        long unknown = seen.all().unknown() + seen.neverAnswered();
        if (unknown <= terms.expect().unknownOutcomes()) {
            return List.of();
        }
        return List.of(
                Finding.failed(
                        FindingCode.UNKNOWN_OUTCOMES,
                        "%,d requests with unknown outcome"
                                .formatted(terms.expect().unknownOutcomes()),
                        "%,d: %,d lost their connection or ran out of time, %,d were never answered"
                                .formatted(unknown, seen.all().unknown(), seen.neverAnswered()),
                        "clients",
                        "see which step cut connections under work; drain before it, and the ledger tells what became of them"));
    }

    private static List<Finding> window(Window window, Place place) {
        if (window.kind().movesTraffic()) {
            return place.isOverLimit() ? List.of(stall(FindingCode.STALL_TOO_LONG, place)) : List.of();
        }
        if (place.isOverLimit()) {
            return List.of(stall(FindingCode.MAINTENANCE_TOO_LONG, place));
        }
        return window.limit()
                .filter(limit -> window.lasted().stream().anyMatch(lasted -> lasted.compareTo(limit) > 0))
                .map(limit -> List.of(lastedTooLong(window, limit)))
                .orElse(List.of());
    }

    private static Finding stall(FindingCode code, Place place) {
        return Finding.failed(
                code,
                "no request waits longer than " + inWords(place.limit()),
                place.describe(inWords(place.longestStall()), inWords(place.longestHiccup())),
                place.name(),
                "see in the timeline which step held traffic; shorten what it waits for, or allow more");
    }

    private static Finding lastedTooLong(Window window, Duration limit) {
        return Finding.failed(
                FindingCode.MAINTENANCE_TOO_LONG,
                "a window of at most " + inWords(limit),
                window.lasted().map(lasted -> "one of " + inWords(lasted)).orElse("one that never ended"),
                window.name(),
                "see which of its steps took longest; shorten it, or raise the window's limit");
    }
}
