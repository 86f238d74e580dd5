package dev.rehearsal.report.story;

import dev.rehearsal.journal.Event;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the clients saw, in tables. */
public record ClientTables(Story story, List<ErrorLine> errors) {
    private static final DateTimeFormatter TIME_OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    public List<Grid> all() {
        return List.of(phases(), kinds(), errorTable());
    }

    private Grid phases() {
        Map<String, String> figures = figures();
        Set<String> prefixes = phases(figures);
        figures.putAll(longestWaits(prefixes));
        return Grid.ofPrefixes(
                "By phase",
                "phase",
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

    private Map<String, String> longestWaits(Set<String> prefixes) {
        Map<String, String> waits = new LinkedHashMap<>();
        for (String prefix : prefixes) {
            GateHold.longestWait(story, prefix.substring(0, prefix.length() - 1))
                    .ifPresent(wait -> waits.put(prefix + "longestStall", wait));
        }
        return waits;
    }

    private static Set<String> phases(Map<String, String> figures) {
        Set<String> prefixes = new LinkedHashSet<>();
        addIfThere(prefixes, figures, "warmUp.");
        prefixes.addAll(Grid.prefixes(figures, "window."));
        addIfThere(prefixes, figures, "outside.");
        return prefixes;
    }

    private static void addIfThere(Set<String> prefixes, Map<String, String> figures, String prefix) {
        if (figures.containsKey(prefix + "requests")) {
            prefixes.add(prefix);
        }
    }

    private Grid kinds() {
        Map<String, String> figures = figures();
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

    private Grid errorTable() {
        return Grid.ofWords(
                "Errors, by SQL state or a word for what went wrong; times are UTC",
                List.of("error", "failed", "unknown", "first", "last", "the first of them"),
                errors.stream()
                        .map(error -> List.of(
                                error.error(),
                                "%,d".formatted(error.failed()),
                                "%,d".formatted(error.unknown()),
                                time(error.first()),
                                time(error.last()),
                                error.sample()))
                        .toList());
    }

    public static String time(Instant at) {
        return TIME_OF_DAY.format(at);
    }

    private Map<String, String> figures() {
        return new LinkedHashMap<>(Optional.ofNullable(story.checks().get("availability"))
                .map(Event.Judged::figures)
                .orElse(Map.of()));
    }
}
