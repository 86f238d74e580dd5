package dev.rehearsal.report.story;

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
    public static List<Comparison> of(Story story) {
        return story.started()
                .map(Event.Started::expectations)
                .map(expect -> new Measuring(story, expect).all())
                .orElse(List.of());
    }

    public String state() {
        return isMet.map(met -> met ? "holds" : "does not hold").orElse("not judged");
    }

    private static final Set<FindingCode> MAYBE = EnumSet.of(FindingCode.MACHINE_SATURATED, FindingCode.WINDOW_UNSEEN);

    private record Measuring(Story story, Expectations expect) {
        List<Comparison> all() {
            List<Comparison> all = new ArrayList<>(List.of(
                    count(
                            "failed requests",
                            expect.failedRequests(),
                            figure("availability", "failed"),
                            FindingCode.FAILED_REQUESTS),
                    count(
                            "unknown outcomes",
                            expect.unknownOutcomes(),
                            Sentence.unknownOutcomes(story).map("%,d"::formatted),
                            FindingCode.UNKNOWN_OUTCOMES),
                    count("lost writes", expect.lostWrites(), figure("ledger", "lost"), FindingCode.LOST_WRITE),
                    rows()));
            all.add(move(WindowKind.SWITCHOVER));
            if (story.checks().containsKey(WindowKind.SWITCH_BACK.inWords())) {
                all.add(move(WindowKind.SWITCH_BACK));
            }
            all.add(longestWait());
            return List.copyOf(all);
        }

        private Optional<String> figure(String check, String name) {
            return story.figure(check, name).map(Grid::inWords);
        }

        private Comparison count(String what, long expected, Optional<String> measured, FindingCode code) {
            return compare(
                    what,
                    (expected == 0 ? "" : "at most ") + "%,d".formatted(expected),
                    measured,
                    found(finding -> finding.code() == code));
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
                    figure(kind.inWords(), "time"),
                    found(finding ->
                            codes.contains(finding.code()) && finding.where().equals(kind.inWords())));
        }

        private Comparison longestWait() {
            List<String> waits = new ArrayList<>();
            wait("window.switchover", "in the switchover window").ifPresent(waits::add);
            wait("window.switch-back", "on the way back").ifPresent(waits::add);
            wait("outside", waits.isEmpty() ? "" : "outside all windows").ifPresent(waits::add);
            return compare(
                    "longest wait outside maintenance",
                    "at most " + Durations.inWords(expect.longestStall()),
                    waits.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", waits)),
                    found(this::isOfWaits));
        }

        /** Whether it says that somebody waited for too long where traffic moves or flows, or that nobody can tell. */
        private boolean isOfWaits(Finding finding) {
            List<String> places = Stream.concat(
                            Stream.of("outside"),
                            story.windows().stream()
                                    .filter(window -> window.kind().movesTraffic())
                                    .map(Stretch::name))
                    .toList();
            return finding.code() == FindingCode.STALL_TOO_LONG
                    || (MAYBE.contains(finding.code()) && places.stream().anyMatch(finding.where()::startsWith));
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
