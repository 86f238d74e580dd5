package dev.rehearsal.report;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Expectations;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What was expected, beside what was measured.
 *
 * @param isMet empty when it was not measured
 */
public record Comparison(String what, String expected, String measured, Optional<Boolean> isMet) {
    static List<Comparison> of(Story story) {
        return story.started()
                .map(Event.Started::expectations)
                .map(expect -> new Measuring(story, expect).all())
                .orElse(List.of());
    }

    public String state() {
        return isMet.map(met -> met ? "holds" : "does not hold").orElse("not judged");
    }

    private record Measuring(Story story, Expectations expect) {
        List<Comparison> all() {
            List<Comparison> all = new ArrayList<>(List.of(
                    count(
                            "failed requests",
                            expect.failedRequests(),
                            "availability",
                            "failed",
                            FindingCode.FAILED_REQUESTS),
                    count(
                            "unknown outcomes",
                            expect.unknownOutcomes(),
                            "availability",
                            "unknown",
                            FindingCode.UNKNOWN_OUTCOMES),
                    count("lost writes", expect.lostWrites(), "ledger", "lost", FindingCode.LOST_WRITE),
                    rows()));
            all.add(move(WindowKind.SWITCHOVER));
            if (story.checks().containsKey(WindowKind.SWITCH_BACK.inWords())) {
                all.add(move(WindowKind.SWITCH_BACK));
            }
            all.add(longestWait());
            return List.copyOf(all);
        }

        private Comparison count(String what, long expected, String check, String figure, FindingCode code) {
            return compare(
                    what,
                    (expected == 0 ? "" : "at most ") + "%,d".formatted(expected),
                    story.figure(check, figure).map(Grid::inWords),
                    EnumSet.of(code));
        }

        private Comparison rows() {
            String expected = expect.parity() == Expectations.Parity.EXACT ? "as on blue" : "not compared";
            return compare("data on green", expected, Sentence.parity(story), Sentence.dataVerdict(story));
        }

        private Comparison move(WindowKind kind) {
            Set<FindingCode> codes = EnumSet.of(FindingCode.SWITCHOVER_TOO_LONG, FindingCode.SWITCHOVER_INCOMPLETE);
            if (isMissed(kind.inWords(), "time", expect.switchover())) {
                codes.add(FindingCode.MACHINE_SATURATED);
            }
            return compare(
                    kind.inWords(),
                    "at most " + Durations.inWords(expect.switchover()),
                    story.figure(kind.inWords(), "time").map(Grid::inWords),
                    found(finding ->
                            codes.contains(finding.code()) && finding.where().equals(kind.inWords())));
        }

        private Comparison longestWait() {
            List<String> waits = new ArrayList<>();
            wait("window.switchover", "in the switchover window").ifPresent(waits::add);
            wait("window.switch-back", "on the way back").ifPresent(waits::add);
            wait("outside", waits.isEmpty() ? "" : "outside all windows").ifPresent(waits::add);
            boolean isMissed = Stream.of("window.switchover", "window.switch-back", "outside")
                    .anyMatch(place -> isMissed("availability", place + ".longestStall", expect.longestStall()));
            return compare(
                    "longest wait outside maintenance",
                    "at most " + Durations.inWords(expect.longestStall()),
                    waits.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", waits)),
                    isMissed
                            ? EnumSet.of(FindingCode.STALL_TOO_LONG, FindingCode.MACHINE_SATURATED)
                            : EnumSet.of(FindingCode.STALL_TOO_LONG));
        }

        /** Of limits that were missed on a saturated machine nobody can tell. */
        private boolean isMissed(String check, String figure, Duration limit) {
            return story.figure(check, figure)
                    .flatMap(FigureTable::asDuration)
                    .filter(measured -> measured.compareTo(limit) > 0)
                    .isPresent();
        }

        private Optional<String> wait(String place, String inWords) {
            return GateHold.longestWait(story, place)
                    .map(wait -> "%s %s".formatted(wait, inWords).strip());
        }

        private Comparison compare(String what, String expected, Optional<String> measured, Set<FindingCode> against) {
            return compare(what, expected, measured, found(finding -> against.contains(finding.code())));
        }

        private Verdict found(Predicate<Finding> against) {
            return Verdict.worst(story.findings().stream()
                    .filter(against)
                    .map(Finding::verdict)
                    .toList());
        }

        private static Comparison compare(String what, String expected, Optional<String> measured, Verdict found) {
            Optional<Boolean> isMet = switch (found) {
                case FAILED -> Optional.of(false);
                case UNKNOWN -> Optional.empty();
                case PASSED -> measured.map(any -> true);
            };
            return new Comparison(what, expected, measured.orElse(""), isMet);
        }
    }
}
