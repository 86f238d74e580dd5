package dev.rehearsal.check.parity;

import dev.rehearsal.database.rows.Piece;
import dev.rehearsal.database.rows.RowReader;
import dev.rehearsal.database.rows.TwinTable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * The pieces of one table, handed out one after the other, of as many rows as take a wanted time. A table that cannot
 * be read in ranges, and one too small to be worth it, is one piece. Safe for many threads.
 */
final class Chunks {
    /** Smaller tables are read in less time than it takes to find out where to divide them. */
    private static final long SMALL = 8L << 20;

    private static final long FIRST = 25_000;
    private static final long FEWEST = 1000;
    private static final long MOST = 10_000_000;
    private static final int GROWTH = 4;

    private final Duration target;
    private final boolean isOnePiece;
    private long rows;
    private Optional<String> after = Optional.empty();
    private boolean hasEnded;
    private final Queue<Piece> again = new ArrayDeque<>();

    private Chunks(long rows, Duration target, boolean isOnePiece) {
        this.rows = rows;
        this.target = target;
        this.isOnePiece = isOnePiece;
    }

    static Chunks of(TwinTable table, Duration target) {
        return new Chunks(FIRST, target, !table.isRanged() || table.bytes() < SMALL);
    }

    /** Pieces of that many rows to begin with, however small the table. */
    static Chunks ofRows(long rows, TwinTable table, Duration target) {
        return new Chunks(rows, target, !table.isRanged());
    }

    /** The next piece; empty after the last. */
    synchronized Optional<Piece> next(RowReader reader) {
        if (hasEnded) {
            return Optional.ofNullable(again.poll());
        }
        Optional<String> upTo = isOnePiece ? Optional.empty() : reader.boundary(after, rows);
        Piece piece = Piece.between(after, upTo);
        goOn(upTo);
        return Optional.of(piece);
    }

    /** Whether all have been handed out. */
    synchronized boolean isEmpty() {
        return hasEnded && again.isEmpty();
    }

    /** Hands out this piece once more, when all others have been. */
    synchronized void again(Piece piece) {
        again.add(piece);
    }

    /** Goes on behind a piece. */
    synchronized void goOn(Optional<String> upTo) {
        after = upTo;
        hasEnded = upTo.isEmpty();
    }

    /** Learns how long a piece took, whatever the number of its rows. */
    synchronized void took(Duration time) {
        double wanted = rows * (double) target.toNanos() / Math.max(1, time.toNanos());
        rows = Math.max(FEWEST, Math.min(MOST, Math.min(rows * GROWTH, Math.round(wanted))));
    }
}
