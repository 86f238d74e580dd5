package dev.rehearsal.check.parity;

import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.Trouble;
import dev.rehearsal.database.rows.Piece;
import dev.rehearsal.database.rows.PieceSum;
import dev.rehearsal.database.rows.TwinTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The comparison of one table, piece by piece, each by whichever worker comes next. Safe for many threads. */
final class TableRun {
    /** About how many bytes a row has, where nobody has counted rows yet. */
    private static final long ROW = 200;

    /** How often pieces of one table are read again after a lost connection. */
    private static final int MOST_TRIES = 3;

    private final TwinTable table;
    private final Chunks chunks;
    private final Tally tally;
    private final Pieces pieces;
    private int underWay;
    private int tries;
    private boolean isHandedOut;
    private Optional<String> failure = Optional.empty();

    /** What is to become of the pieces that were read. */
    interface Pieces {
        /** All rows of a piece are the same, as far as all of them have a hash. */
        void same(TableRun run, Piece piece, long rows, boolean isHashed);

        /** A piece differs; {@code buckets} of it do. */
        void differ(TableRun run, Piece piece, Piece buckets, long rows, Pair pair);

        /** The last piece has been read, or a piece could not be. */
        void ended(TableRun run);
    }

    TableRun(TwinTable table, Chunks chunks, Tally tally, Pieces pieces) {
        this.table = table;
        this.chunks = chunks;
        this.tally = tally;
        this.pieces = pieces;
    }

    TwinTable table() {
        return table;
    }

    Tally tally() {
        return tally;
    }

    /** Why the table could not be compared. */
    synchronized Optional<String> failure() {
        return failure;
    }

    /** Whether every piece was read. */
    synchronized boolean isRead() {
        return isHandedOut && underWay == 0 && failure.isEmpty();
    }

    /** Does something more with the table, unless it has failed already; notes why where that fails. */
    void trying(Pair pair, Runnable more) {
        if (failure().isPresent()) {
            return;
        }
        try {
            more.run();
        } catch (SqlFailedException e) {
            fail(e.brief());
            pair.reopen();
        }
    }

    /** Goes on from an earlier comparison: takes over what was the same, and reads again what was not. */
    synchronized void resume(List<Checkpoint.Done> done) {
        done.forEach(each -> {
            if (each.same()) {
                tally.readEarlier(each.rows());
            } else {
                chunks.again(each.piece());
            }
            chunks.goOn(each.upTo());
        });
        isHandedOut = chunks.isEmpty();
    }

    /** Compares the next piece; false when there is none left to begin with. */
    boolean compareNext(Pair pair) {
        Optional<Piece> piece = Optional.empty();
        try {
            piece = next(pair);
            if (piece.isEmpty()) {
                return false;
            }
            compare(piece.get(), pair);
        } catch (SqlFailedException e) {
            if (!isWorthAnotherTry(e) || !again(piece)) {
                fail(e.brief());
            }
            done();
            pair.reopen();
            return true;
        }
        done();
        return true;
    }

    /** A lost connection, and a standby that had to choose between its reader and its primary. */
    private static boolean isWorthAnotherTry(SqlFailedException e) {
        return e.isConnectionLoss() || e.trouble() == Trouble.PASSES;
    }

    private synchronized boolean again(Optional<Piece> piece) {
        piece.ifPresent(chunks::again);
        isHandedOut = chunks.isEmpty();
        return ++tries <= MOST_TRIES;
    }

    private synchronized Optional<Piece> next(Pair pair) {
        if (isHandedOut) {
            return Optional.empty();
        }
        underWay++;
        tally.began();
        Optional<Piece> piece = chunks.next(table.onBlue(pair.blue()));
        isHandedOut = chunks.isEmpty();
        if (piece.isEmpty()) {
            underWay--;
        }
        return piece;
    }

    private void compare(Piece piece, Pair pair) {
        int bits = table.isRanged() ? 0 : DrillDown.bits(Math.max(table.rows(), table.bytes() / ROW));
        long start = System.nanoTime();
        BlueAndGreen<List<PieceSum>> sums = pair.both(table, reader -> reader.sums(piece, bits));
        long rows = Math.max(Tally.rows(sums.blue()), Tally.rows(sums.green()));
        chunks.took(Duration.ofNanos(System.nanoTime() - start));
        List<Long> buckets = DrillDown.differing(sums);
        if (buckets.isEmpty()) {
            pieces.same(this, piece, rows, Tally.unhashed(sums) == 0);
        } else {
            pieces.differ(this, piece, bits == 0 ? piece : piece.only(bits, buckets), rows, pair);
        }
        // Last, so that a piece that has to be read again does not count twice.
        tally.read(sums);
    }

    /** Leaves the table unknown. */
    synchronized void fail(String why) {
        failure = Optional.of(failure.orElse(why));
        isHandedOut = true;
    }

    private void done() {
        boolean isEnd;
        synchronized (this) {
            underWay--;
            isEnd = isHandedOut && underWay == 0;
        }
        if (isEnd) {
            pieces.ended(this);
        }
    }
}
