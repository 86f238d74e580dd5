package dev.rehearsal.check.parity;

import dev.rehearsal.database.rows.Piece;
import java.util.function.Consumer;

/**
 * Pieces of two databases of which one follows the other: a difference is a suspicion until it has stayed for a while.
 *
 * @param whenRead is told of each table that has been read and of which no row is suspected
 */
record LivePieces(Suspects suspects, Checkpoint checkpoint, Consumer<TableRun> whenRead) implements TableRun.Pieces {
    /** Rows that others change all the time may differ in each sum and be the same whenever they are looked for. */
    private static final int LOOKS = 20;

    @Override
    public void same(TableRun run, Piece piece, long rows, boolean isHashed) {
        checkpoint.note(run.table(), piece, rows, isHashed);
    }

    @Override
    public void differ(TableRun run, Piece piece, Piece buckets, long rows, Pair pair) {
        if (suspects.room() == 0) {
            checkpoint.note(run.table(), piece, rows, false);
            suspects.add(run, buckets, rows);
            return;
        }
        long unfound = run.tally().unfoundPieces();
        Differences found = find(run, buckets, rows, pair);
        checkpoint.note(run.table(), piece, rows, found.isEmpty() && run.tally().unfoundPieces() == unfound);
        if (found.isComplete()) {
            suspects.add(run, found.first());
        } else {
            suspects.add(run, buckets, rows);
        }
    }

    /** What was read twice may have become the same between; what never does and is nowhere found is told. */
    private Differences find(TableRun run, Piece buckets, long rows, Pair pair) {
        DrillDown drillDown = new DrillDown(run.table(), pair);
        Differences found = drillDown.few(buckets, rows, suspects.room());
        for (int look = 1; found.isEmpty() && differs(run, buckets, pair); look++) {
            if (look == LOOKS) {
                run.tally().unfound();
                return found;
            }
            found = drillDown.few(buckets, rows, suspects.room());
        }
        return found;
    }

    private static boolean differs(TableRun run, Piece piece, Pair pair) {
        return !DrillDown.differing(pair.both(run.table(), reader -> reader.sums(piece, 0)))
                .isEmpty();
    }

    @Override
    public void ended(TableRun run) {
        if (run.failure().isPresent() || !suspects.isAny(run)) {
            whenRead.accept(run);
        }
    }
}
