package dev.rehearsal.report;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a rehearsal came to, on one screen, from its journal. Immutable. */
public final class Summary {
    private static final int WIDTH = 79;
    private static final int FINDINGS = 5;
    private static final String OFFSET = "offset.";

    private final List<Event> events;
    private final Map<String, Map<String, String>> checks = new HashMap<>();

    private Summary(List<Event> events) {
        this.events = events;
        of(Event.Judged.class).forEach(judged -> checks.put(judged.check(), judged.figures()));
    }

    public static Summary of(List<Event> events) {
        return new Summary(List.copyOf(events));
    }

    /** What the rehearsal ended with; unknown when it never ended. */
    public Verdict verdict() {
        return of(Event.Ended.class).stream()
                .reduce((first, second) -> second)
                .map(Event.Ended::verdict)
                .orElse(Verdict.UNKNOWN);
    }

    /** Eighteen lines at most, none wider than 79 columns: the verdict first, then why. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(cut("%s  %s".formatted(verdict(), title())));
        lines.add(cut(sentence()));
        lines.addAll(findings());
        section(lines, "Switchover, from the first held request", offsets());
        section(lines, "Figures", figures());
        return lines;
    }

    private String title() {
        return of(Event.Started.class).stream()
                .findFirst()
                .map(started -> "%s, on %s".formatted(started.title(), started.environment()))
                .orElse("a rehearsal that never began");
    }

    /** The one sentence for a manager. */
    public String sentence() {
        List<String> parts = new ArrayList<>();
        duration("switchover", "time").ifPresent(time -> parts.add("writes paused " + time));
        figure("availability", "requests")
                .ifPresent(requests -> parts.add("%s of %s requests failed"
                        .formatted(number(figure("availability", "failed").orElse("0")), number(requests))));
        figure("ledger", "lost").ifPresent(lost -> parts.add(number(lost) + " writes lost"));
        figure("parity", "differing").ifPresent(differing -> parts.add(number(differing) + " tables differ"));
        return parts.isEmpty() ? "Nothing was measured." : capital(String.join(", ", parts)) + ".";
    }

    private List<String> findings() {
        List<Finding> findings =
                of(Event.Found.class).stream().map(Event.Found::finding).toList();
        List<String> lines = new ArrayList<>();
        findings.stream()
                .limit(FINDINGS)
                .forEach(finding -> lines.add(cut("  %s %s (%s): %s"
                        .formatted(finding.verdict(), finding.code(), finding.where(), finding.found()))));
        if (findings.size() > FINDINGS) {
            lines.add("  and %d more in the report".formatted(findings.size() - FINDINGS));
        }
        return lines;
    }

    /** Each milestone with its offset from time zero, in order of time. */
    private List<String> offsets() {
        Map<String, Duration> offsets = new HashMap<>();
        checks.getOrDefault("switchover", Map.of())
                .forEach((name, figure) -> FigureTable.asDuration(figure)
                        .filter(offset -> name.startsWith(OFFSET) && !offset.isZero())
                        .ifPresent(offset -> offsets.put(name.substring(OFFSET.length()), offset)));
        return offsets.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(offset -> offset.getKey().replace('-', ' ') + " " + Durations.inWords(offset.getValue()))
                .toList();
    }

    private List<String> figures() {
        Map<String, String> named = new LinkedHashMap<>();
        figure("availability", "rate.achieved").ifPresent(rate -> named.put("arrivals", rate));
        figure("availability", "unknown").ifPresent(unknown -> named.put("unknown outcomes", number(unknown)));
        figure("availability", "retried").ifPresent(retried -> named.put("retried", number(retried)));
        duration("availability", "p99").ifPresent(p99 -> named.put("p99", p99));
        duration("availability", "window.switchover.longestStall")
                .ifPresent(stall -> named.put("longest stall in the switchover", stall));
        duration("availability", "window.switchover.hiccup")
                .ifPresent(late -> named.put("machine's hiccup there", late));
        duration("availability", "window.maintenance.longestStall")
                .ifPresent(stall -> named.put("in the maintenance", stall));
        duration("availability", "outside.longestStall").ifPresent(stall -> named.put("outside", stall));
        figure("ledger", "acknowledged").ifPresent(writes -> named.put("writes acknowledged", number(writes)));
        figure("ledger", "duplicated").ifPresent(writes -> named.put("duplicated", number(writes)));
        figure("parity", "rows").ifPresent(rows -> named.put("rows compared", number(rows)));
        return named.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    private static void section(List<String> lines, String title, List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(title);
        StringBuilder line = new StringBuilder("  ");
        for (String item : items) {
            if (line.length() + item.length() > WIDTH) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder("  ");
            }
            line.append(item).append("   ");
        }
        lines.add(line.toString().stripTrailing());
    }

    private Optional<String> figure(String check, String name) {
        return Optional.ofNullable(checks.getOrDefault(check, Map.of()).get(name));
    }

    private Optional<String> duration(String check, String name) {
        return figure(check, name).flatMap(FigureTable::asDuration).map(Durations::inWords);
    }

    private static String number(String digits) {
        return digits.matches("\\d{1,18}") ? String.format(Locale.ROOT, "%,d", Long.valueOf(digits)) : digits;
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String cut(String line) {
        String oneLine = line.lines().collect(Collectors.joining(" "));
        return oneLine.length() <= WIDTH ? oneLine : oneLine.substring(0, WIDTH - 1) + "…";
    }

    private <T extends Event> List<T> of(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
