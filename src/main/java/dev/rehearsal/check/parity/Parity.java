package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.CanonicalSession;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Judgement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Judges whether blue and green held the same rows at the cut, and whether green's sequences stood ahead.
 *
 * <p>Figures: {@code tables, rows, differing} tables, {@code sequences}, {@code hash}, {@code snapshotTook} while
 * traffic was held, {@code took}.
 */
public final class Parity {
    private Parity() {}

    /**
     * Compares at leisure, and lets go of the snapshot.
     *
     * @param blue opens a connection that nobody used before; blue must be fenced, or it differs for good reason
     */
    public static Judgement judge(CutSnapshot green, Supplier<Sql> blue) {
        try (green) {
            if (!green.isTaken()) {
                return unknown("green", green.problem());
            }
            try (Sql sql = blue.get()) {
                return compare(green, sql);
            } catch (SqlFailedException | IllegalStateException e) {
                return unknown("blue and green", String.valueOf(e.getMessage()));
            }
        }
    }

    /** Nothing was compared, and nobody knows whether green is like blue. */
    public static Judgement unknown(String where, String why) {
        Finding finding = Finding.unknown(
                FindingCode.ROWS_DIFFER,
                "to compare every row of blue with green's at the cut",
                why,
                where,
                "keep blue and green reachable for the operator until they have been compared");
        return new Judgement("parity", List.of(finding), new FigureTable().figures());
    }

    private static Judgement compare(CutSnapshot green, Sql blue) {
        long start = System.nanoTime();
        CanonicalSession.begin(blue);
        Rows rows = Rows.compare(blue, green.sql());
        Sequences sequences = Sequences.compare(blue, green);
        List<Finding> findings = new ArrayList<>(rows.findings());
        findings.addAll(sequences.findings());
        FigureTable figures = new FigureTable()
                .count("tables", rows.tables())
                .count("rows", rows.rows())
                .count("differing", rows.findings().size())
                .count("sequences", sequences.count())
                .text("hash", rows.hash().name())
                .duration("snapshotTook", green.took())
                .duration("took", Duration.ofNanos(System.nanoTime() - start));
        return new Judgement("parity", findings, figures.figures());
    }
}
