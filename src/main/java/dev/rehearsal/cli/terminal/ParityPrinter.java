package dev.rehearsal.cli.terminal;

import dev.rehearsal.check.parity.DataParity;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.RowDifference;
import dev.rehearsal.journal.SchemaDifference;
import dev.rehearsal.journal.TableParity;
import dev.rehearsal.journal.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shows what a comparison of two databases came to: what differs, then the verdict. */
public record ParityPrinter(Screen screen, boolean isExplained) {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    public void print(ParityRun.Result result) {
        result.data().tables().stream().filter(table -> table.differing() > 0).forEach(this::rows);
        structure("Structure that differs", result.schema().unexplained());
        if (isExplained) {
            structure(
                    "Structure that differs as the servers' releases do",
                    result.schema().explained());
        }
        others(result.others());
        uncompared(uncompared(result));
        earlier(result.data());
        screen.line("");
        screen.line(verdict(result));
    }

    private static Map<String, String> uncompared(ParityRun.Result result) {
        Map<String, String> uncompared = new LinkedHashMap<>();
        result.unlike()
                .forEach(table -> uncompared.put(
                        "rows of " + table.where(),
                        "none; expected %s, found %s".formatted(table.expected(), table.found())));
        uncompared.putAll(result.schema().uncompared());
        return uncompared;
    }

    private void uncompared(Map<String, String> uncompared) {
        if (!uncompared.isEmpty()) {
            screen.line("");
            screen.heading("Not compared");
        }
        uncompared.forEach((what, how) -> screen.line("  %s: %s".formatted(printable(what), printable(how))));
    }

    private void earlier(DataParity data) {
        data.since().ifPresent(since -> {
            screen.line("");
            screen.line(
                    "%,d pieces were the same when they were read earlier, the first at %s, and were not read again."
                            .formatted(data.earlier(), since));
        });
    }

    private void rows(TableParity table) {
        screen.line("");
        screen.heading("%s: %s; blue has %,d, green %,d"
                .formatted(
                        table.table(),
                        some(table.differing(), "row") + (table.differing() == 1 ? " differs" : " differ"),
                        table.blueRows(),
                        table.greenRows()));
        table.sample().forEach(row -> screen.line("  %s  %s".formatted(printable(row.key()), printable(inWords(row)))));
        if (table.differing() > table.sample().size()) {
            screen.line(screen.faint("  and %,d more"
                    .formatted(table.differing() - table.sample().size())));
        }
    }

    /** What a terminal would obey, or break the line at, is spelt out. */
    private static String printable(String text) {
        return CONTROL.matcher(text)
                .replaceAll(found -> "\\\\x%02x".formatted((int) found.group().charAt(0)));
    }

    private static String inWords(RowDifference row) {
        return switch (row.kind()) {
            case ONLY_ON_BLUE -> "on blue only";
            case ONLY_ON_GREEN -> "on green only";
            case CHANGED ->
                row.cells().stream()
                        .map(cell -> "%s: %s → %s".formatted(cell.column(), cell.blue(), cell.green()))
                        .collect(Collectors.joining(", "));
        };
    }

    private void structure(String title, List<SchemaDifference> differences) {
        if (!differences.isEmpty()) {
            screen.line("");
            screen.heading(title);
        }
        for (SchemaDifference difference : differences) {
            screen.line("  %s %s".formatted(difference.kind(), difference.object()));
            if (difference.explained()) {
                screen.line(screen.faint("      " + difference.reason()));
            }
            screen.line("      blue   " + indented(difference.blue()));
            screen.line("      green  " + indented(difference.green()));
        }
    }

    private static String indented(String text) {
        return text.isEmpty() ? "none" : text.strip().replaceAll("\\R", "\n             ");
    }

    /** What is the same of many is told once. */
    private void others(List<Finding> findings) {
        Map<List<Object>, List<String>> places = new LinkedHashMap<>();
        for (Finding finding : findings) {
            List<Object> same = List.of(finding.code(), finding.expected(), finding.found());
            places.computeIfAbsent(same, any -> new ArrayList<>()).add(finding.where());
        }
        if (!places.isEmpty()) {
            screen.line("");
            screen.heading("Besides");
        }
        places.forEach((same, where) -> {
            screen.line("  %s %s".formatted(same.get(0), String.join(", ", where)));
            screen.line("      expected %s, found %s".formatted(same.get(1), same.get(2)));
        });
    }

    private static String some(long number, String what) {
        return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    private String verdict(ParityRun.Result result) {
        String extent = "%s, %s, %s of structure"
                .formatted(
                        some(result.data().tables().size(), "table"),
                        some(result.data().rows(), "row"),
                        some(result.schema().things(), "thing"));
        Verdict verdict = result.verdict();
        return switch (verdict) {
            case PASSED -> screen.good("SAME  " + extent);
            case FAILED ->
                screen.bad("DIFFERENT  %s, %s of structure; compared were %s%s"
                        .formatted(
                                some(result.data().differing(), "row"),
                                some(result.schema().unexplained().size(), "thing"),
                                extent,
                                result.isWhole() ? "" : ", and not everything could be"));
            case UNKNOWN -> screen.doubtful("UNKNOWN  not everything could be compared; compared were " + extent);
        };
    }
}
