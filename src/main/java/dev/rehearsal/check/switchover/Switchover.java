package dev.rehearsal.check.switchover;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.machine.TimeJudge;
import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.LogReader;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.RequestLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import static dev.rehearsal.time.Durations.inWords;

/**
 * Judges how long a switchover or the way back took, from time zero to the first write on the other server.
 *
 * <p>Figures: {@code time}, from time zero to the first write there; {@code offset.MILESTONE} and
 * {@code offset.first-write}, from time zero; {@code waitedForWork}, how long the work under way at time zero took;
 * {@code hold}, how long traffic was held, and {@code metHold}, how many requests arrived meanwhile.
 */
public final class Switchover {
    private Switchover() {}

    /**
     * Judges the last one of a rehearsal.
     *
     * @param kind the way that traffic moved
     * @param requests the request log, complete
     * @param limit the longest that it may take
     * @param times judges what took too long by what the machine did
     */
    public static Judgement judge(WindowKind kind, List<Event> events, Path requests, Duration limit, TimeJudge times)
            throws CorruptLogException {
        Milestones milestones = Milestones.in(events, kind);
        FigureTable figures = new FigureTable();
        Optional<Instant> zero = milestones.at(Milestone.PAUSING);
        if (zero.isEmpty()) {
            return judgement(kind, List.of(brokenOff(kind, milestones)), figures);
        }
        milestones
                .reached()
                .forEach((milestone, at) -> figures.duration("offset." + word(milestone), between(zero.get(), at)));
        if (!milestones.isComplete()) {
            return judgement(kind, List.of(brokenOff(kind, milestones)), figures);
        }
        Instant released = milestones.at(Milestone.RESUMED).orElseThrow();
        FirstWrite first = new FirstWrite(milestones.released().orElse(Instant.EPOCH), zero.get(), released);
        HeldStretch hold = new HeldStretch(zero.get(), released);
        read(requests, first, hold);
        Optional<Duration> time = first.at().map(at -> between(zero.get(), at));
        figures.duration("offset.first-write", time);
        figures.duration("time", time).duration("waitedForWork", first.longestUnderWay());
        figures.duration("hold", hold.lasted()).count("metHold", hold.met());
        return judgement(
                kind,
                time.map(took -> timely(kind, zero.get(), took, limit, times))
                        .orElseGet(() -> List.of(noWriteThere(kind))),
                figures);
    }

    private static void read(Path requests, FirstWrite first, HeldStretch hold) throws CorruptLogException {
        try (LogReader<Request> log = RequestLog.read(requests)) {
            log.forEach(request -> {
                first.see(request);
                hold.see(request);
            });
        }
    }

    private static List<Finding> timely(WindowKind kind, Instant zero, Duration took, Duration limit, TimeJudge times) {
        if (took.compareTo(limit) <= 0) {
            return List.of();
        }
        Finding tooLong = Finding.failed(
                FindingCode.SWITCHOVER_TOO_LONG,
                "at most %s from the first pause to the first write on %s".formatted(inWords(limit), target(kind)),
                inWords(took),
                kind.inWords(),
                "see in the table of offsets which part took longest");
        return List.of(times.judge(tooLong, Micros.at(zero), Micros.at(zero.plus(took)), limit));
    }

    /** What broke the switchover off is a finding of its own, and says whether the rehearsal failed. */
    private static Finding brokenOff(WindowKind kind, Milestones milestones) {
        return Finding.unknown(
                FindingCode.SWITCHOVER_INCOMPLETE,
                "a %s from the first pause to traffic on %s".formatted(kind.inWords(), target(kind)),
                milestones.hasBegun() ? milestones.inWords() : "none began",
                kind.inWords(),
                "mend what broke the runbook off, then rehearse again");
    }

    private static Finding noWriteThere(WindowKind kind) {
        return Finding.failed(
                FindingCode.SWITCHOVER_INCOMPLETE,
                "a write acknowledged by %s after traffic was let go".formatted(target(kind)),
                "none until the load ended",
                kind.inWords(),
                "see where the gate sends traffic, and whether %s accepts writes".formatted(target(kind)));
    }

    private static String target(WindowKind kind) {
        return kind == WindowKind.SWITCH_BACK ? "blue" : "green";
    }

    private static Judgement judgement(WindowKind kind, List<Finding> findings, FigureTable figures) {
        return new Judgement(kind.inWords(), findings, figures.figures());
    }

    private static Duration between(Instant zero, Instant at) {
        return Duration.between(zero, at);
    }

    private static String word(Milestone milestone) {
        return milestone.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
