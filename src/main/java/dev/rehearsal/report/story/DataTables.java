package dev.rehearsal.report.story;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.ParityMoment;
import dev.rehearsal.journal.RowDifference;
import dev.rehearsal.journal.SchemaDifference;
import dev.rehearsal.journal.TableParity;
import dev.rehearsal.time.Durations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What became of the data, in tables. */
public record DataTables(Story story) {
    /** The ledger's figures as people call them, in the order in which they are asked for. */
    private static final Map<String, String> LEDGER = ledgerNames();

    private static Map<String, String> ledgerNames() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("acknowledged", "writes acknowledged");
        names.put("present", "writes found where traffic now goes");
        names.put("lost", "acknowledged and missing there");
        names.put("duplicated", "there more than once");
        names.put("refused", "writes refused");
        names.put("phantom", "refused and there all the same");
        names.put("unknown", "writes whose outcome the client never learnt");
        names.put("unknown.committed", "of those, there");
        names.put("unknown.absent", "of those, not there");
        names.put("stranded", "on blue and not on green");
        names.put("afterCut", "committed on blue after the cut");
        names.put("lastWriteOnBlue", "last write on blue, by its clock");
        names.put("firstWriteOnGreen", "first write on green, by its clock");
        names.put("betweenThem", "between the two");
        return names;
    }

    public Grid ledger() {
        Map<String, String> figures = Optional.ofNullable(story.checks().get("ledger"))
                .map(Event.Judged::figures)
                .orElse(Map.of());
        List<List<String>> rows = LEDGER.entrySet().stream()
                .filter(name -> figures.containsKey(name.getKey()))
                .map(name -> List.of(name.getValue(), Grid.inWords(figures.getOrDefault(name.getKey(), ""))))
                .toList();
        return Grid.ofFigures("The ledger: every write, and where it went", List.of("", "count"), rows);
    }

    public Grid tables() {
        return Grid.ofFigures(
                "Rows of blue against rows of green, table by table",
                List.of("table", "when", "on blue", "on green", "differ", "chunks", "size", "took", "MB/s"),
                story.compared().tables().stream()
                        .sorted(Comparator.comparing((TableParity table) -> table.differing() == 0))
                        .map(DataTables::row)
                        .toList());
    }

    private static List<String> row(TableParity table) {
        double seconds = table.took().toNanos() / 1e9;
        return List.of(
                table.table(),
                table.moment() == ParityMoment.CUT ? "at the cut" : "live",
                "%,d".formatted(table.blueRows()),
                "%,d".formatted(table.greenRows()),
                "%,d%s".formatted(table.differing(), table.partial() ? " or more" : ""),
                "%,d".formatted(table.chunks()),
                megabytes((double) table.bytes()) + " MB",
                Durations.inWords(table.took()),
                seconds > 0 ? megabytes(table.bytes() / seconds) : "");
    }

    private static String megabytes(double bytes) {
        return String.format(Locale.ROOT, bytes < 10e6 ? "%.2f" : "%,.0f", bytes / 1e6);
    }

    public Grid rows() {
        List<List<String>> rows = new ArrayList<>();
        for (TableParity table : story.compared().tables()) {
            table.sample().forEach(difference -> rows.addAll(rows(table, difference)));
        }
        return Grid.ofWords(
                "Some of the rows that differ", List.of("table", "row", "column", "on blue", "on green"), rows);
    }

    private static List<List<String>> rows(TableParity table, RowDifference row) {
        return switch (row.kind()) {
            case ONLY_ON_BLUE -> List.of(List.of(table.table(), row.key(), "", "there", "missing"));
            case ONLY_ON_GREEN -> List.of(List.of(table.table(), row.key(), "", "missing", "there"));
            case CHANGED ->
                row.cells().stream()
                        .map(cell -> List.of(table.table(), row.key(), cell.column(), cell.blue(), cell.green()))
                        .toList();
        };
    }

    public Grid differences() {
        return Grid.ofWords(
                "Structure that differs",
                List.of("kind", "object", "on blue", "on green"),
                story.compared().differences().stream()
                        .filter(difference -> !difference.explained())
                        .map(difference -> List.of(
                                difference.kind(),
                                difference.object(),
                                orNone(difference.blue()),
                                orNone(difference.green())))
                        .toList());
    }

    public Grid explained() {
        return Grid.ofWords(
                "Structure that differs because the versions do",
                List.of("kind", "object", "why", "on blue", "on green"),
                story.compared().differences().stream()
                        .filter(SchemaDifference::explained)
                        .map(difference -> List.of(
                                difference.kind(),
                                difference.object(),
                                difference.reason(),
                                orNone(difference.blue()),
                                orNone(difference.green())))
                        .toList());
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none" : text;
    }
}
