package dev.rehearsal.check.parity;

import dev.rehearsal.database.rows.Twins.Mismatch;
import dev.rehearsal.journal.Counted;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.RowDifference;
import dev.rehearsal.journal.RowDifference.Kind;
import dev.rehearsal.journal.TableParity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What comparing data found, in words. */
final class DataFindings {
    private static final String ALL = "to compare every row of blue with green's";
    private static final String ADVICE =
            "see whether the table is published and its changes were applied, and whether anybody else wrote to green";
    private static final Map<Kind, String> KINDS =
            Map.of(Kind.ONLY_ON_BLUE, "on blue only", Kind.ONLY_ON_GREEN, "on green only", Kind.CHANGED, "changed");

    private DataFindings() {}

    static Finding of(Mismatch mismatch) {
        return Finding.failed(
                FindingCode.ROWS_DIFFER, mismatch.blue() + ", as on blue", mismatch.green(), mismatch.table(), ADVICE);
    }

    /** What is the matter with one table; nothing where it is the same. */
    static List<Finding> of(TableRun run, TableParity table) {
        List<Finding> findings = new ArrayList<>();
        if (table.differing() > 0) {
            findings.add(Finding.failed(
                    FindingCode.ROWS_DIFFER,
                    new Counted(table.blueRows(), "row", "rows") + ", as on blue",
                    differing(run.tally().differing(), table),
                    table.table(),
                    ADVICE));
        }
        if (run.tally().unhashed() > 0) {
            findings.add(
                    unknown(table.table(), new Counted(run.tally().unhashed(), "row", "rows") + " without a hash"));
        }
        if (run.tally().unfoundPieces() > 0) {
            findings.add(unfound(run.tally().unfoundPieces(), table.table()));
        }
        if (run.tally().unsettled() > 0) {
            findings.add(Finding.unknown(
                    FindingCode.ROWS_DIFFER,
                    "rows to be the same on blue and green once they no longer change",
                    differing(run.tally().unsettled()) + " and kept changing",
                    table.table(),
                    "compare again while fewer clients write, or at the cut"));
        }
        return findings;
    }

    private static Finding unfound(long pieces, String table) {
        return Finding.unknown(
                FindingCode.ROWS_DIFFER,
                "the rows that make %,d pieces differ to be found".formatted(pieces),
                "none, though the pieces' sums differ",
                table,
                "see whether this table's primary key is what it says, on blue and on green: reindex, amcheck");
    }

    /** A table of which nobody knows. */
    static Finding unknown(String where, String why) {
        return Finding.unknown(
                FindingCode.ROWS_DIFFER, ALL, why, where, "keep blue and green reachable, and compare again");
    }

    static Finding missed(String what, String found) {
        return Finding.unknown(
                FindingCode.PLANTED_DIFFERENCE_MISSED,
                what,
                found,
                "planted rows",
                "trust nothing that this comparison says, and compare by other means");
    }

    private static String differing(Map<Kind, Long> kinds, TableParity table) {
        String counts = Stream.of(Kind.values())
                .filter(kinds::containsKey)
                .map(kind -> "%,d %s".formatted(kinds.get(kind), KINDS.get(kind)))
                .collect(Collectors.joining(", "));
        return "%s: %s%s"
                .formatted(
                        differing(table.differing()),
                        counts,
                        table.sample().stream()
                                .findFirst()
                                .map(sample -> "; the first is " + first(sample))
                                .orElse(""));
    }

    private static Counted differing(long rows) {
        return new Counted(rows, "row that differs", "rows that differ");
    }

    private static String first(RowDifference sample) {
        String cells = sample.cells().stream()
                .map(cell -> "%s %s instead of %s".formatted(cell.column(), cell.green(), cell.blue()))
                .collect(Collectors.joining(", "));
        return cells.isEmpty() ? sample.key() : "%s with %s".formatted(sample.key(), cells);
    }
}
