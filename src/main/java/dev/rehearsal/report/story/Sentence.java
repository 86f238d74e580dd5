package dev.rehearsal.report.story;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.TableParity;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.time.Durations;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** A rehearsal in one sentence, or a few. */
public final class Sentence {
    private static final Set<FindingCode> LONG_WAITS =
            EnumSet.of(FindingCode.STALL_TOO_LONG, FindingCode.MACHINE_SATURATED);

    private static final Map<FindingCode, String> STOPPED = Map.of(
            FindingCode.STEP_BLOCKED, "was blocked",
            FindingCode.STEP_FAILED, "failed",
            FindingCode.STEP_NOT_VERIFIED, "did not have its whole effect",
            FindingCode.STEP_UNSETTLED, "may not have had its effect");

    private Sentence() {}

    public static String of(Story story) {
        List<String> parts = new ArrayList<>();
        parts.add(duration(story, "switchover", "time")
                .map(time -> "Writes paused " + time)
                .orElseGet(() -> moved(story)));
        duration(story, "switch-back", "time").ifPresent(time -> parts.add(time + " on the way back"));
        duration(story, "availability", "window.maintenance.longestStall")
                .ifPresent(stall -> parts.add("requests waited up to %s in maintenance".formatted(stall)));
        if (story.findings().stream().anyMatch(Sentence::isLongWait)) {
            duration(story, "availability", "outside.longestStall")
                    .ifPresent(stall -> parts.add("requests waited up to %s outside maintenance".formatted(stall)));
        }
        requests(story).ifPresent(parts::add);
        story.figure("ledger", "lost").ifPresent(lost -> parts.add(Grid.inWords(lost) + " writes lost"));
        parts.add(parity(story).orElse("rows were not compared"));
        List<String> sentences = new ArrayList<>();
        saturated(story).ifPresent(sentences::add);
        sentences.add(String.join(", ", parts) + ".");
        story.vainHold().map(VainHold::inWords).ifPresent(sentences::add);
        story.rate().ifPresent(rate -> sentences.add("Rehearsed at %s.".formatted(rate.inWords())));
        story.figure("machine", "runbook.otherPrograms")
                .ifPresent(words -> sentences.add("Other programs used %s meanwhile.".formatted(words)));
        return String.join(" ", sentences);
    }

    /** What is said first of a verdict that is unknown for want of the machine; the finding says the rest. */
    private static Optional<String> saturated(Story story) {
        boolean isUnknownForWant = story.verdict() == Verdict.UNKNOWN
                && story.findings().stream().anyMatch(finding -> finding.code() == FindingCode.MACHINE_SATURATED);
        return isUnknownForWant
                ? Optional.of("Whether limits of time hold cannot be told: this machine had nothing to spare.")
                : Optional.empty();
    }

    /** Where traffic is counts, also when nobody came to judge how it got there. */
    private static String moved(Story story) {
        List<WindowKind> moves = story.windows().stream()
                .filter(Stretch::hasMoved)
                .map(Stretch::kind)
                .toList();
        if (moves.isEmpty()) {
            return "No switchover was completed" + whatStopped(story).orElse("");
        }
        return moves.get(moves.size() - 1) == WindowKind.SWITCH_BACK
                ? "Traffic moved to green and back to blue"
                : "Traffic moved to green";
    }

    /** The step in whose way something stood, or that went wrong. */
    private static Optional<String> whatStopped(Story story) {
        return story.findings().stream()
                .filter(finding -> STOPPED.containsKey(finding.code()))
                .findFirst()
                .map(finding -> " because %s %s".formatted(finding.where(), STOPPED.get(finding.code())));
    }

    private static boolean isLongWait(Finding finding) {
        return LONG_WAITS.contains(finding.code()) && finding.where().startsWith("outside");
    }

    private static Optional<String> requests(Story story) {
        String failed = Grid.inWords(story.figure("availability", "failed").orElse("?"));
        String unknown = unknownOutcomes(story)
                .filter(count -> count > 0)
                .map(", %,d ended unknown"::formatted)
                .orElse("");
        return story.figure("availability", "requests")
                .map(requests -> "%s of %s requests failed%s".formatted(failed, Grid.inWords(requests), unknown));
    }

    /** Requests of which nobody knows what became, answered or not; empty when nobody judged that. */
    static Optional<Long> unknownOutcomes(Story story) {
        return story.figure("availability", "unknown")
                .map(unknown -> Long.parseLong(unknown)
                        + story.figure("availability", "neverAnswered")
                                .map(Long::parseLong)
                                .orElse(0L));
    }

    private static Optional<String> duration(Story story, String check, String figure) {
        return story.figure(check, figure).flatMap(FigureTable::asDuration).map(Durations::inWords);
    }

    /** How many rows differ, and what else does; empty when they were not compared. */
    static Optional<String> parity(Story story) {
        return rowsDiffering(story)
                .map(count -> count + " rows differ"
                        + (leftOut(story) == 0 ? "" : ", tables not wholly compared: %,d".formatted(leftOut(story)))
                        + found(story, FindingCode.SEQUENCE_BEHIND, "sequences behind")
                        + structure(story));
    }

    /** How many rows differ, at least; empty when none were compared, or nobody can trust the comparison. */
    public static Optional<String> rowsDiffering(Story story) {
        boolean isJudged = story.checks().containsKey("parity");
        boolean isTrusted =
                story.findings().stream().noneMatch(finding -> finding.code() == FindingCode.PLANTED_DIFFERENCE_MISSED);
        if (!isJudged || !isTrusted) {
            return Optional.empty();
        }
        OptionalLong differing = story.compared().rowsDifferent();
        Optional<String> rows = differing.isPresent()
                ? Optional.of("%,d".formatted(differing.getAsLong()))
                : story.figure("parity", "differing")
                        .filter(any -> verdict(story, "parity") != Verdict.UNKNOWN)
                        .map(Grid::inWords);
        return rows.map(count -> count + (leftOut(story) == 0 ? "" : " or more"));
    }

    /** Tables of which rows may differ that nobody has seen. */
    private static long leftOut(Story story) {
        Set<String> whole = story.compared().tables().stream()
                .filter(table -> !table.partial())
                .map(TableParity::table)
                .collect(Collectors.toSet());
        return story.findings().stream()
                .filter(finding -> finding.code() == FindingCode.ROWS_DIFFER)
                .map(Finding::where)
                .filter(where -> !whole.contains(where))
                .distinct()
                .count();
    }

    /** What came of comparing the data in every respect; unknown where one of them was not judged. */
    static Verdict dataVerdict(Story story) {
        return Verdict.worst(List.of(verdict(story, "parity"), verdict(story, "schema")));
    }

    private static Verdict verdict(Story story, String check) {
        return Optional.ofNullable(story.checks().get(check))
                .map(Event.Judged::verdict)
                .orElse(Verdict.UNKNOWN);
    }

    /** Of many differences only some are findings; the figure counts all. */
    private static String structure(Story story) {
        if (verdict(story, "schema") == Verdict.UNKNOWN) {
            return ", structure was not wholly compared";
        }
        return story.figure("schema", "differing")
                .filter(count -> !count.equals("0"))
                .map(count -> ", %s differences of structure".formatted(Grid.inWords(count)))
                .orElse("");
    }

    private static String found(Story story, FindingCode code, String what) {
        long count = story.findings().stream()
                .filter(finding -> finding.code() == code)
                .count();
        return count == 0 ? "" : ", %,d %s".formatted(count, what);
    }

    /** What the verdict means. */
    public static String meaning(Story story) {
        if (!story.hasEnded()) {
            return "The rehearsal was broken off, so this proves nothing either way.";
        }
        return switch (story.verdict()) {
            case PASSED -> "Everything the scenario expects was seen to hold.";
            case FAILED -> "Something the scenario expects did not hold.";
            case UNKNOWN -> "Something could not be judged, so this proves nothing either way.";
        };
    }
}
