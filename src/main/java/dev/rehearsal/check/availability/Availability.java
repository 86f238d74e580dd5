package dev.rehearsal.check.availability;

import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.machine.TimeJudge;
import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.Hiccup;
import dev.rehearsal.requests.HiccupLog;
import dev.rehearsal.requests.LogReader;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import dev.rehearsal.requests.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static dev.rehearsal.time.Durations.inWords;

/**
 * Judges what the clients saw: failures, unknown outcomes, stalls, and whether the load was what it should have been.
 *
 * <p>Figures: {@code requests, failed, unknown, retried, failedAttempts, p50, p99, p99.9, max, longestGap,
 * longestGapFrom, spacing} of all requests and, behind {@code kind.NAME.}, of each kind; {@code neverAnswered,
 * peakInFlight, rate.wanted, rate.achieved, lateness.p99, lateness.max}; and {@code lasted, requests, failed, unknown,
 * p50, p99, longestStall, slowest, overLimit, hiccup} behind {@code window.NAME.}, {@code warmUp.} and
 * {@code outside.}.
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
     * @param folder with the logs of its requests, rates and hiccups, all complete
     */
    public static Judgement judge(Path folder, Terms terms) throws CorruptLogException {
        Schedule schedule = Schedule.in(folder);
        Observation seen = observe(folder, schedule, terms);
        List<Finding> findings = new ArrayList<>();
        findings.addAll(load(seen, schedule.rate()));
        findings.addAll(failures(seen, terms));
        findings.addAll(unknownOutcomes(seen, terms));
        seen.windows().forEach((window, place) -> findings.addAll(window(window, place, terms.times())));
        seen.outside().stall(FindingCode.STALL_TOO_LONG).ifPresent(findings::add);
        return new Judgement("availability", findings, seen.figures().figures());
    }

    private static Observation observe(Path folder, Schedule schedule, Terms terms) throws CorruptLogException {
        Path requests = folder.resolve(RequestLog.NAME);
        Backlogs backlogs = new Backlogs(terms.windows());
        try (LogReader<Request> log = RequestLog.read(requests)) {
            log.forEach(backlogs::see);
        }
        Observation seen = new Observation(terms.with(backlogs.windows()), schedule);
        try (LogReader<Request> log = RequestLog.read(requests)) {
            log.forEach(seen::add);
        }
        try (LogReader<Hiccup> log = HiccupLog.read(folder.resolve(HiccupLog.NAME))) {
            log.forEach(seen::add);
        }
        seen.finish();
        return seen;
    }

    private static List<Finding> load(Observation seen, double rate) {
        double achieved = seen.arrivals().achieved().orElse(0.0);
        Duration lateness = seen.arrivals().lateness();
        if (achieved >= LEAST_SHARE * rate && lateness.compareTo(MOST_LATENESS) <= 0) {
            return List.of();
        }
        return List.of(Finding.unknown(
                FindingCode.LOAD_TOO_SLOW,
                "%.1f requests a second, 99 of 100 sent within %s of their time"
                        .formatted(rate, inWords(MOST_LATENESS)),
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
                        "%,d: %,d that lost their connection or ran out of time, %,d that got no answer at all"
                                .formatted(unknown, seen.all().unknown(), seen.neverAnswered()),
                        "clients",
                        "see which step cut connections under work; drain before it, and the ledger tells what became of them"));
    }

    private static List<Finding> window(Window window, WindowFigures place, TimeJudge times) {
        FindingCode code = window.kind().movesTraffic() ? FindingCode.STALL_TOO_LONG : FindingCode.MAINTENANCE_TOO_LONG;
        Optional<Finding> seen = place.isUnseen() ? Optional.of(unseen(place)) : place.stall(code);
        boolean isFailed =
                seen.filter(finding -> finding.verdict() == Verdict.FAILED).isPresent();
        Optional<Finding> lasted =
                isFailed ? Optional.empty() : window.limit().flatMap(limit -> lastedTooLong(window, limit, times));
        return Stream.concat(seen.stream(), lasted.stream()).toList();
    }

    private static Finding unseen(WindowFigures place) {
        return Finding.unknown(
                FindingCode.WINDOW_UNSEEN,
                "requests that arrive in the window",
                "none, so nobody saw what it does to clients",
                place.name(),
                "raise load.rate until several requests arrive in a window of that length");
    }

    private static Optional<Finding> lastedTooLong(Window window, Duration limit, TimeJudge times) {
        Optional<Duration> lasted = window.lasted();
        boolean isWithin = lasted.filter(took -> took.compareTo(limit) <= 0).isPresent();
        if (window.kind().movesTraffic() || lasted.isEmpty() || isWithin) {
            return Optional.empty();
        }
        Finding tooLong = Finding.failed(
                FindingCode.MAINTENANCE_TOO_LONG,
                "a window of at most " + inWords(limit),
                "one of " + inWords(lasted.get()),
                window.name(),
                "see which of its steps took longest; shorten it, or raise the window's limit");
        return Optional.of(times.judge(tooLong, window.from(), window.to(), limit));
    }
}
