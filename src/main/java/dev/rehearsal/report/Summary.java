package dev.rehearsal.report;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.time.Durations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a rehearsal came to, on one screen of 80 columns and 24 lines, from its journal. Immutable. */
public final class Summary {
    private static final int WIDTH = 79;
    private static final int FINDINGS = 4;
    /** The figures worth a place on the screen: check, name, and how it is called there. */
    private static final List<List<String>> WORTH_A_PLACE = List.of(
            List.of("availability", "rate.achieved", "arrivals"),
            List.of("availability", "unknown", "unknown outcomes"),
            List.of("availability", "retried", "retried"),
            List.of("availability", "p99", "p99"),
            List.of("availability", "window.switchover.longestStall", "longest stall in the switchover"),
            List.of("availability", "window.switchover.hiccup", "machine's own hiccup there"),
            List.of("availability", "window.maintenance.longestStall", "longest stall in the maintenance"),
            List.of("availability", "outside.longestStall", "outside"),
            List.of("ledger", "duplicated", "writes duplicated"));

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

    /** The verdict first, then why, then the figures: room is left for two more lines on the screen. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(cut("%s  %s".formatted(verdict(), title())));
        lines.addAll(wrapped("", List.of(Sentence.of(story).split(" ", -1)), " "));
        story.findings().stream().limit(FINDINGS).forEach(finding -> lines.addAll(inWords(finding)));
        if (story.findings().size() > FINDINGS) {
            lines.add("  and %d more in the report".formatted(story.findings().size() - FINDINGS));
        }
        section(lines, "Switchover, from the first held request", offsets());
        section(lines, "Figures", figures());
        return lines;
    }

    private String title() {
        return story.started()
                .map(started -> "%s, on %s".formatted(Heading.of(started), started.environment()))
                .orElse("a rehearsal that never began");
    }

    private static List<String> inWords(Finding finding) {
        return List.of(
                cut("  %s %s, %s".formatted(finding.verdict(), finding.code(), finding.where())),
                cut("    found %s, expected %s".formatted(finding.found(), finding.expected())));
    }

    private List<String> offsets() {
        return story.offsets().stream()
                .filter(offset -> !offset.fromZero().isZero())
                .map(offset -> "%s %s".formatted(offset.meaning(), Durations.inWords(offset.fromZero())))
                .toList();
    }

    private List<String> figures() {
        Map<String, String> named = new LinkedHashMap<>();
        for (List<String> each : WORTH_A_PLACE) {
            story.figure(each.get(0), each.get(1)).ifPresent(figure -> named.put(each.get(2), Grid.inWords(figure)));
        }
        return named.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    private static void section(List<String> lines, String title, List<String> items) {
        if (!items.isEmpty()) {
            lines.add("");
            lines.add(title);
            lines.addAll(wrapped("  ", items, " · "));
        }
    }

    private static List<String> wrapped(String indent, List<String> items, String between) {
        List<String> lines = new ArrayList<>();
        String line = indent + items.get(0);
        for (String item : items.subList(1, items.size())) {
            if (line.length() + between.length() + item.length() > WIDTH) {
                lines.add(line);
                line = indent + item;
            } else {
                line += between + item;
            }
        }
        lines.add(line);
        return lines;
    }

    private static String cut(String text) {
        String line = String.join(" ", Arrays.asList(text.split("\\s*\\R\\s*", -1)));
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
    }
}
