package dev.rehearsal.check.availability;

import dev.rehearsal.journal.Expectations;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.machine.MachineRecord;
import dev.rehearsal.machine.Shortage;
import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.LogReader;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import dev.rehearsal.requests.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static dev.rehearsal.time.Durations.inWords;

/**
 * Judges the load before the runbook begins. What is not steady by itself cannot show what an upgrade does to it, so
 * these findings leave the verdict unknown.
 */
public final class SteadyState {
    /** Answers per second, as a share of the wanted arrivals: answers come less evenly than arrivals. */
    private static final double LEAST_SHARE = 0.8;

    private SteadyState() {}

    /**
     * Judges the requests answered in a stretch of time.
     *
     * @param folder with the logs of requests and rates, which may still grow
     * @param meanwhile what the machine did
     */
    public static List<Finding> judge(
            Path folder, Instant from, Instant to, Expectations expect, MachineRecord meanwhile)
            throws CorruptLogException {
        double rate = Schedule.in(folder).rate();
        Kind seen = new Kind();
        Latencies latencies = new Latencies();
        try (LogReader<Request> log = RequestLog.read(folder.resolve(RequestLog.NAME))) {
            log.forEach(request -> {
                if (request.ended() >= Micros.at(from) && request.ended() <= Micros.at(to)) {
                    seen.add(request);
                    latencies.add(request.latency());
                }
            });
        }
        List<Finding> findings = new ArrayList<>();
        double answered = seen.requests()
                * 1000.0
                / Math.max(1, Duration.between(from, to).toMillis());
        if (answered < LEAST_SHARE * rate) {
            findings.add(notSteady("%.1f answers a second".formatted(rate), "%.1f".formatted(answered)));
        }
        findings.addAll(judge(seen, latencies, expect));
        Optional<String> shortage = new Shortage(meanwhile).inWords();
        return findings.stream()
                .map(finding -> shortage.map(words -> with(finding, words)).orElse(finding))
                .toList();
    }

    private static Finding with(Finding finding, String shortage) {
        return Finding.unknown(
                finding.code(),
                finding.expected(),
                "%s; %s".formatted(finding.found(), shortage),
                finding.where(),
                "end what else runs here, lower load.rate where one is set, or give the machine more of what it is short of; if the load is not steady then either, mend application or database");
    }

    private static List<Finding> judge(Kind seen, Latencies latencies, Expectations expect) {
        List<Finding> findings = new ArrayList<>();
        if (seen.failed() > expect.failedRequests()) {
            findings.add(notSteady(
                    "%,d failed requests".formatted(expect.failedRequests()),
                    "%,d of %,d failed: %s".formatted(seen.failed(), seen.requests(), seen.errors())));
        }
        if (seen.unknown() > expect.unknownOutcomes()) {
            findings.add(notSteady(
                    "%,d requests with unknown outcome".formatted(expect.unknownOutcomes()),
                    "%,d of %,d".formatted(seen.unknown(), seen.requests())));
        }
        if (latencies.longest().compareTo(expect.longestStall()) > 0) {
            findings.add(notSteady(
                    "no request waits longer than " + inWords(expect.longestStall()),
                    "one waited " + inWords(latencies.longest())));
        }
        return List.copyOf(findings);
    }

    private static Finding notSteady(String expected, String found) {
        return Finding.unknown(
                FindingCode.NOT_STEADY,
                expected,
                found,
                "the load before the runbook",
                "mend application or database until they carry this load by themselves");
    }
}
