package dev.rehearsal.check.switchover;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.requests.LogReader;
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
 * Judges how long the switchover took, from time zero to the first write on green.
 *
 * <p>Figures: {@code time}, from time zero to the first write on green; {@code offset.MILESTONE} and
 * {@code offset.first-write}, from time zero; {@code waitedForWork}, how long the work under way at time zero took.
 */
public final class Switchover {
    private Switchover() {}

    /**
     * Judges the last switchover of a rehearsal.
     *
     * @param requests the request log, complete
     * @param limit the longest that it may take
     */
    public static Judgement judge(List<Event> events, Path requests, Duration limit) throws CorruptLogException {
        Milestones milestones = Milestones.in(events);
        FigureTable figures = new FigureTable();
        Optional<Instant> zero = milestones.at(Milestone.PAUSING);
        if (zero.isEmpty()) {
            return judgement(List.of(brokenOff(milestones)), figures);
        }
        milestones
                .reached()
                .forEach((milestone, at) -> figures.duration("offset." + word(milestone), between(zero.get(), at)));
        if (!milestones.isComplete()) {
            return judgement(List.of(brokenOff(milestones)), figures);
        }
        Instant released = milestones.at(Milestone.RESUMED).orElseThrow();
        FirstWrite first = firstWrite(requests, zero.get(), released);
        Optional<Duration> time = first.at().map(at -> between(zero.get(), at));
        figures.duration("offset.first-write", time);
        figures.duration("time", time).duration("waitedForWork", first.longestUnderWay());
        return judgement(time.map(took -> timely(took, limit)).orElseGet(() -> List.of(noWriteOnGreen())), figures);
    }

    private static FirstWrite firstWrite(Path requests, Instant zero, Instant released) throws CorruptLogException {
        FirstWrite first = new FirstWrite(zero, released);
        try (LogReader<Request> log = RequestLog.read(requests)) {
            log.forEach(first::see);
        }
        return first;
    }

    private static List<Finding> timely(Duration took, Duration limit) {
        return took.compareTo(limit) <= 0
                ? List.of()
                : List.of(Finding.failed(
                        FindingCode.SWITCHOVER_TOO_LONG,
                        "at most %s from the first pause to the first write on green".formatted(inWords(limit)),
                        inWords(took),
                        "switchover",
                        "see in the table of offsets which part took longest"));
    }

    /** Whatever broke it off is a finding of its own, and says whether the rehearsal failed. */
    private static Finding brokenOff(Milestones milestones) {
        return Finding.unknown(
                FindingCode.SWITCHOVER_INCOMPLETE,
                "a switchover from the first pause to traffic on green",
                milestones.hasBegun() ? milestones.inWords() : "none began",
                "switchover",
                "mend what broke the runbook off, then rehearse again");
    }

    private static Finding noWriteOnGreen() {
        return Finding.failed(
                FindingCode.SWITCHOVER_INCOMPLETE,
                "a write acknowledged by green after traffic was let go",
                "none until the load ended",
                "switchover",
                "see where the gate sends traffic, and whether green accepts writes");
    }

    private static Judgement judgement(List<Finding> findings, FigureTable figures) {
        return new Judgement("switchover", findings, figures.figures());
    }

    private static Duration between(Instant zero, Instant at) {
        return Duration.between(zero, at);
    }

    private static String word(Milestone milestone) {
        return milestone.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
