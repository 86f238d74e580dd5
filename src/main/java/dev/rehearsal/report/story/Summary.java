package dev.rehearsal.report.story;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Phase;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.time.Durations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a rehearsal came to, on one screen of 80 columns and 24 lines, from its journal. Immutable. */
public final class Summary {
    /** Less what stands around it: an empty line before and after, the report's place, the command to run again. */
    private static final int HEIGHT = 24 - 4;
    /** The figures worth a place on the screen: check, name, and how it is called there. */
    private static final List<List<String>> WORTH_A_PLACE = List.of(
            List.of("availability", "rate.achieved", "arrivals"),
            List.of("availability", "unknown", "unknown outcomes"),
            List.of("availability", "retried", "retried"),
            List.of("availability", "p99", "p99"),
            List.of("availability", "window.switchover.longestStall", "longest stall in the switchover"),
            List.of("availability", "window.switchover.hiccup", "machine's own hiccup there"),
            List.of("availability", "window.switch-back.longestStall", "on the way back"),
            List.of("availability", "window.maintenance.longestStall", "longest stall in the maintenance"),
            List.of("availability", "outside.longestStall", "outside"),
            List.of("ledger", "duplicated", "writes duplicated"));

    private static final String WAIT = ".longestStall";

    private final Story story;

    private Summary(Story story) {
        this.story = story;
    }

    public static Summary of(List<Event> events) {
        return new Summary(Story.of(events));
    }

    /** What the rehearsal ended with; unknown when it never ended. */
    public Verdict verdict() {
        return story.verdict();
    }

    /** The setting that rehearses again at the rate that the warm-up found; empty when it had none to find. */
    public Optional<String> rateSetting() {
        return story.rate().filter(LoadRate::isFound).map(rate -> "%s=%s".formatted(LoadRate.SETTING, rate.written()));
    }

    /** The verdict first, then why, then the figures: room is left for two more lines on the screen. */
    public List<String> lines() {
        List<String> switchover = new ArrayList<>();
        section(switchover, "Switchover, from the first held request", offsets());
        List<String> figures = new ArrayList<>();
        section(figures, "Figures", figures());
        List<String> lines = new ArrayList<>();
        lines.add(Lines.cut("%s  %s".formatted(verdict(), title())));
        lines.addAll(Lines.ofText("", Sentence.of(story)));
        brokenOff().ifPresent(where -> lines.addAll(Lines.ofText("", where)));
        int room = HEIGHT - lines.size() - switchover.size();
        FindingLines findings = FindingLines.of(story.findings());
        // What went wrong comes before how well the rest went.
        boolean isRoomForAll = findings.wanted() + figures.size() <= room;
        lines.addAll(findings.in(isRoomForAll ? room - figures.size() : room));
        lines.addAll(switchover);
        if (isRoomForAll) {
            lines.addAll(figures);
        }
        return lines;
    }

    private Optional<String> brokenOff() {
        return story.hasEnded()
                ? Optional.empty()
                : story.steps().stream()
                        .filter(step -> step.state().equals(StepLine.BROKEN_OFF))
                        .findFirst()
                        .map(step -> "It was broken off in step %d, %s.".formatted(step.number(), step.name()))
                        .or(() -> story.began().stream()
                                .map(Event.PhaseBegan::phase)
                                .reduce((earlier, later) -> later)
                                .map(phase -> "It was broken off while it %s.".formatted(inWords(phase))));
    }

    private static String inWords(Phase phase) {
        return switch (phase) {
            case OPEN -> "started servers";
            case PLAN -> "planned";
            case LOAD -> "warmed up";
            case RUN -> "ran the runbook";
            case COOL_DOWN -> "cooled down";
            case JUDGE -> "judged";
            case REPORT -> "wrote the report";
            case CLOSE -> "stopped what it had started";
        };
    }

    private String title() {
        return story.started()
                .map(started -> "%s, on %s".formatted(Heading.of(started), started.environment()))
                .orElse("a rehearsal that never began");
    }

    private List<String> offsets() {
        List<String> offsets = new ArrayList<>();
        story.offsets().stream()
                .filter(offset -> !offset.fromZero().isZero())
                .map(offset -> "%s %s".formatted(offset.meaning(), Durations.inWords(offset.fromZero())))
                .forEach(offsets::add);
        GateHold.of(story)
                .forEach(hold -> offsets.add(
                        "%s for %s, %s".formatted(hold.what(), Durations.inWords(hold.held()), hold.metBy())));
        return offsets;
    }

    private List<String> figures() {
        Map<String, String> named = new LinkedHashMap<>();
        for (List<String> each : WORTH_A_PLACE) {
            story.figure(each.get(0), each.get(1))
                    .ifPresent(figure -> named.put(each.get(2), inWords(each.get(1), figure)));
        }
        return named.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    private String inWords(String name, String figure) {
        return name.endsWith(WAIT)
                ? GateHold.longestWait(story, name.substring(0, name.length() - WAIT.length()))
                        .orElse(figure)
                : Grid.inWords(figure);
    }

    private static void section(List<String> lines, String title, List<String> items) {
        if (!items.isEmpty()) {
            lines.add("");
            lines.add(title);
            lines.addAll(Lines.of("  ", items, " · "));
        }
    }
}
