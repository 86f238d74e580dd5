package dev.rehearsal.check.parity;

import dev.rehearsal.database.rows.Piece;
import java.util.function.Consumer;

/**
 * Pieces of two databases of which one follows the other: a difference is a suspicion until it has stayed for a while.
 *
 * @param whenRead is told of each table that has been read and of which no row is suspected
 */
record LivePieces(Suspects suspects, Checkpoint checkpoint, Consumer<TableRun> whenRead) implements TableRun.Pieces {
    @Override
    public void same(TableRun run, Piece piece, long rows) {
        checkpoint.note(run.table(), piece, rows, true);
    }

    @Override
    public void differ(TableRun run, Piece piece, Piece buckets, long rows, Pair pair) {
        if (suspects.room() == 0) {
            checkpoint.note(run.table(), piece, rows, false);
            suspects.add(run, buckets, rows);
            return;
        }
        Differences found = new DrillDown(run.table(), pair).few(buckets, rows, suspects.room());
        checkpoint.note(run.table(), piece, rows, found.isEmpty());
        if (found.isComplete()) {
            suspects.add(run, found.first());
        } else {
            suspects.add(run, buckets, rows);
        }
    }

    @Override
    public void ended(TableRun run) {
        if (run.failure().isPresent() || !suspects.isAny(run)) {
            whenRead.accept(run);
        }
    }
}
