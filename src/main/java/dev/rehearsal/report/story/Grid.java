package dev.rehearsal.report.story;

import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.time.Durations;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table; the first column names the rows.
 *
 * @param isOfFigures whether the other columns hold figures rather than words
 */
public record Grid(String caption, boolean isOfFigures, List<String> headings, List<List<String>> rows) {
    /** More rows than this, and nobody would read them all on a page. */
    private static final int MOST_ROWS = 400;

    public Grid {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
    }

    public static Grid ofFigures(String caption, List<String> headings, List<List<String>> rows) {
        return new Grid(caption, true, headings, rows);
    }

    static Grid ofWords(String caption, List<String> headings, List<List<String>> rows) {
        return new Grid(caption, false, headings, rows);
    }

    /**
     * The figures whose names begin with one of several prefixes, a row for each.
     *
     * @param columns heading and figure, in turn
     */
    static Grid ofPrefixes(
            String caption, String first, Map<String, String> figures, Set<String> prefixes, String... columns) {
        List<String> headings = new ArrayList<>(List.of(first));
        for (int i = 0; i < columns.length; i += 2) {
            headings.add(columns[i]);
        }
        List<List<String>> rows = new ArrayList<>();
        for (String prefix : prefixes) {
            List<String> row = new ArrayList<>(List.of(name(prefix)));
            for (int i = 1; i < columns.length; i += 2) {
                row.add(inWords(figures.getOrDefault(prefix + columns[i], "")));
            }
            rows.add(row);
        }
        return ofFigures(caption, headings, rows);
    }

    /** The beginnings {@code start.NAME.} that occur among the figures' names, in order. */
    static Set<String> prefixes(Map<String, String> figures, String start) {
        Set<String> prefixes = new LinkedHashSet<>();
        for (String name : figures.keySet()) {
            int end = name.indexOf('.', start.length());
            if (name.startsWith(start) && end > 0) {
                prefixes.add(name.substring(0, end + 1));
            }
        }
        return prefixes;
    }

    /** A figure as people read it. */
    public static String inWords(String figure) {
        if (figure.matches("\\d{4,18}")) {
            return "%,d".formatted(Long.parseLong(figure));
        }
        return FigureTable.asDuration(figure)
                .map(duration -> duration.isNegative()
                        ? "−" + Durations.inWords(duration.negated())
                        : Durations.inWords(duration))
                .orElse(figure);
    }

    /** The rows worth showing. */
    public List<List<String>> shown() {
        return rows.size() <= MOST_ROWS ? rows : rows.subList(0, MOST_ROWS);
    }

    /** What is said of the others; empty when there are none. */
    public String more() {
        return rows.size() <= MOST_ROWS ? "" : "and %,d more, in report.json".formatted(rows.size() - MOST_ROWS);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** What a beginning of figures' names stands for. */
    static String name(String prefix) {
        String name = prefix.replaceFirst("^(kind|window)\\.", "").replace("warmUp", "warm-up, before the runbook");
        return name.substring(0, name.length() - 1);
    }
}
