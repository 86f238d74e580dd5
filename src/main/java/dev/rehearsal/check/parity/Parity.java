package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.rows.RowDialect;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Judges whether blue and green held the same rows at the cut, and whether green's sequences stood ahead.
 *
 * <p>Figures: those of {@link DataParity#addTo}, {@code sequences}, {@code snapshotTook} while traffic was held,
 * {@code took}.
 */
public final class Parity {
    private static final Duration AT_MOST = Duration.ofDays(1);

    private Parity() {}

    /**
     * Compares at leisure, and lets go of the snapshot.
     *
     * @param blue opens a connection that nobody used before, each time it is asked, from any thread; blue must be
     *     fenced, or it differs for good reason
     * @param journal learns of each table that was compared
     */
    public static Judgement judge(CutSnapshot green, Supplier<Sql> blue, Journal journal) {
        try (green) {
            if (!green.isTaken()) {
                return unknown("green", green.problem());
            }
            try (Sql sql = blue.get()) {
                return compare(green, blue, sql, journal);
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

    private static Judgement compare(CutSnapshot green, Supplier<Sql> blueOpener, Sql blue, Journal journal) {
        long start = System.nanoTime();
        RowDialect rowDialect = green.dialect().rows();
        rowDialect.freeze(blue, Optional.empty());
        Side here = new Side(blueOpener, Optional.of(rowDialect.share(blue)));
        DataParity rows = DataComparison.exact(
                green.dialect(), here, green.side(), ComparisonOptions.usual(), journal, Deadline.after(AT_MOST));
        Sequences sequences = sequences(green, blueOpener);
        List<Finding> findings = new ArrayList<>(rows.findings());
        findings.addAll(sequences.findings());
        FigureTable figures = rows.addTo(new FigureTable())
                .count("sequences", sequences.count())
                .duration("snapshotTook", green.took())
                .duration("took", Duration.ofNanos(System.nanoTime() - start));
        return new Judgement("parity", findings, figures.figures());
    }

    /** What rows came to is not lost where sequences cannot be read. */
    private static Sequences sequences(CutSnapshot green, Supplier<Sql> blue) {
        try (Sql sql = blue.get()) {
            return Sequences.compare(sql, green);
        } catch (SqlFailedException e) {
            return Sequences.unknown(e.brief());
        }
    }
}
