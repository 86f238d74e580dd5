package dev.rehearsal.check.parity;

import dev.rehearsal.database.rows.Twins.Planted;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.ParityMoment;
import dev.rehearsal.journal.RowDifference;
import dev.rehearsal.journal.RowDifference.Cell;
import dev.rehearsal.journal.TableParity;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares rows that differ on purpose, in the same way as all others, and sees whether just these are found. */
record PlantedCheck(Pair pair, boolean isLive) {
    /** So few that the planted rows are several pieces. */
    private static final long ROWS = 8;

    private static final Duration TARGET = Duration.ofMillis(1);
    private static final int ALL = 1000;

    /** What was overlooked, or seen where nothing is. */
    Optional<Finding> check(Planted planted) throws InterruptedException {
        Suspects suspects = new Suspects();
        TableRun.Pieces pieces =
                isLive ? new LivePieces(suspects, Checkpoint.none(), run -> {}) : new ExactPieces(run -> {});
        Tally tally = new Tally(planted.table(), ALL);
        TableRun run = new TableRun(planted.table(), Chunks.ofRows(ROWS, planted.table(), TARGET), tally, pieces);
        boolean isMore = true;
        while (isMore) {
            isMore = run.compareNext(pair);
        }
        new Settling(pair, suspects, Duration.ZERO, () -> {}).settle();
        return judge(planted, run, tally.total(ParityMoment.LIVE));
    }

    private static Optional<Finding> judge(Planted planted, TableRun run, TableParity found) {
        if (run.failure().isPresent()) {
            return run.failure().map(why -> DataFindings.unknown(planted.table().name(), why));
        }
        String expected = told(planted.differing(), planted.changed());
        String seen = told(found.differing(), changed(found));
        return expected.equals(seen) ? Optional.empty() : Optional.of(DataFindings.missed(expected, seen));
    }

    private static Map<String, String> changed(TableParity found) {
        return found.sample().stream()
                .filter(row -> row.kind() == RowDifference.Kind.CHANGED)
                .collect(Collectors.toMap(
                        RowDifference::key,
                        row -> row.cells().stream().map(Cell::column).collect(Collectors.joining(", "))));
    }

    private static String told(long differing, Map<String, String> changed) {
        return "%d rows that differ, of these %s".formatted(differing, new TreeMap<>(changed));
    }
}
