package dev.rehearsal.check.parity;

import dev.rehearsal.database.rows.Piece;
import java.util.function.Consumer;

/**
 * Pieces of two databases that stand still: every difference counts.
 *
 * @param whenRead is told of each table that has been read
 */
record ExactPieces(Consumer<TableRun> whenRead) implements TableRun.Pieces {
    @Override
    public void same(TableRun run, Piece piece, long rows, boolean isHashed) {
        // Nothing to look into.
    }

    @Override
    public void differ(TableRun run, Piece piece, Piece buckets, long rows, Pair pair) {
        Differences found =
                new DrillDown(run.table(), pair).in(buckets, rows, run.tally().samplesWanted());
        if (found.isEmpty()) {
            run.tally().unfound();
        }
        run.tally().differ(found.rows(), new Samples(run.table(), pair).of(found.first()));
    }

    @Override
    public void ended(TableRun run) {
        whenRead.accept(run);
    }
}
