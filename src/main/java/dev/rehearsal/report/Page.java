package dev.rehearsal.report;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Expectations;
import dev.rehearsal.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the page shows, in the words it shows it in. */
public record Page(Story story, Optional<Drawing> overview, Optional<Drawing> closeUp) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter TIME_OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    public String title() {
        return story.started().map(Heading::of).orElse("A rehearsal that did not begin");
    }

    public String sentence() {
        return Sentence.of(story);
    }

    public String meaning() {
        return Sentence.meaning(story);
    }

    public String sign() {
        return switch (story.verdict()) {
            case PASSED -> "✓";
            case FAILED -> "✕";
            case UNKNOWN -> "?";
        };
    }

    public String styleClass() {
        return story.verdict().name().toLowerCase(Locale.ROOT);
    }

    /** When, where and for how long. */
    public String occasion() {
        String where = story.started()
                .map(started -> "%s on %s, ".formatted(started.scenario(), started.environment()))
                .orElse("");
        return "%s%s, %s".formatted(where, TIME.format(story.begun()), Durations.inWords(story.lasted()));
    }

    /** The few figures worth a manager's look, by their names. */
    public Map<String, String> highlights() {
        Map<String, String> highlights = new LinkedHashMap<>();
        highlight(highlights, "Switchover", "switchover", "time");
        highlight(highlights, "Longest wait in it", "availability", "window.switchover.longestStall");
        highlight(highlights, "Longest wait in maintenance", "availability", "window.maintenance.longestStall");
        highlight(highlights, "Longest wait outside", "availability", "outside.longestStall");
        highlight(highlights, "Failed requests", "availability", "failed");
        highlight(highlights, "Lost writes", "ledger", "lost");
        highlight(highlights, "Tables that differ", "parity", "differing");
        return highlights;
    }

    /** What the scenario asked for. */
    public Map<String, String> expectations() {
        Map<String, String> expected = new LinkedHashMap<>();
        story.started().map(Event.Started::expectations).ifPresent(expect -> {
            expected.put("failed requests", "%,d".formatted(expect.failedRequests()));
            expected.put("unknown outcomes", "%,d".formatted(expect.unknownOutcomes()));
            expected.put("lost writes", "%,d".formatted(expect.lostWrites()));
            expected.put("rows", expect.parity() == Expectations.Parity.EXACT ? "equal" : "not compared");
            expected.put("switchover", "at most " + Durations.inWords(expect.switchover()));
            expected.put("longest wait outside maintenance", "at most " + Durations.inWords(expect.longestStall()));
        });
        return expected;
    }

    public Grid kinds() {
        Map<String, String> figures = figures("availability");
        return Grid.ofPrefixes(
                "By kind of request",
                "kind",
                figures,
                Grid.prefixes(figures, "kind."),
                "requests",
                "requests",
                "failed",
                "failed",
                "unknown",
                "unknown",
                "retried",
                "retried",
                "p50",
                "p50",
                "p99",
                "p99",
                "p99.9",
                "p99.9",
                "longest",
                "max",
                "longest gap",
                "longestGap",
                "usual spacing",
                "spacing");
    }

    public Grid places() {
        Map<String, String> figures = figures("availability");
        Set<String> prefixes = new LinkedHashSet<>(Grid.prefixes(figures, "window."));
        prefixes.addAll(Grid.prefixes(figures, "outside").isEmpty() ? Set.of() : Set.of("outside."));
        return Grid.ofPrefixes(
                "Inside the measured windows and outside",
                "where",
                figures,
                prefixes,
                "lasted",
                "lasted",
                "requests",
                "requests",
                "failed",
                "failed",
                "unknown",
                "unknown",
                "p50",
                "p50",
                "p99",
                "p99",
                "longest wait",
                "longestStall",
                "over the limit",
                "overLimit",
                "machine's own hiccup",
                "hiccup");
    }

    /** Every other figure, check by check. */
    public List<Grid> others() {
        List<Grid> grids = new ArrayList<>();
        story.checks().values().forEach(judged -> {
            List<List<String>> rows = judged.figures().entrySet().stream()
                    .filter(figure -> !figure.getKey().matches("(kind|window|outside|offset)\\..*"))
                    .map(figure -> List.of(figure.getKey(), Grid.inWords(figure.getValue())))
                    .toList();
            grids.add(new Grid("%s: %s".formatted(judged.check(), judged.verdict()), List.of("figure", "value"), rows));
        });
        return grids;
    }

    /** An offset from time zero, with its sign. */
    public String offset(Offset offset) {
        return offset.fromZero().isZero()
                ? "0"
                : (offset.fromZero().isNegative() ? "−" : "+")
                        + Durations.inWords(offset.fromZero().abs());
    }

    public String time(Instant at) {
        return TIME_OF_DAY.format(at);
    }

    public String words(Optional<Duration> duration) {
        return duration.map(Durations::inWords).orElse("");
    }

    private Map<String, String> figures(String check) {
        return Optional.ofNullable(story.checks().get(check))
                .map(Event.Judged::figures)
                .orElse(Map.of());
    }

    private void highlight(Map<String, String> highlights, String name, String check, String figure) {
        story.figure(check, figure).ifPresent(value -> highlights.put(name, Grid.inWords(value)));
    }
}
