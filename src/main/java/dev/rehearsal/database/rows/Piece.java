package dev.rehearsal.database.rows;

import java.util.List;
import java.util.Optional;

/**
 * Some of a table's rows: those whose leading key column lies in a range, and of these those in some buckets. A row's
 * bucket is the last few bits of its {@link RowDigest#place place}.
 *
 * @param after where the range begins, itself excluded; empty for the very first row
 * @param upTo where it ends, itself included; empty for the very last row
 * @param bits how many bits number a bucket; 0 where all rows are meant
 * @param buckets which; empty where {@code bits} is 0
 */
public record Piece(Optional<String> after, Optional<String> upTo, int bits, List<Long> buckets) {
    public static final Piece WHOLE = between(Optional.empty(), Optional.empty());

    public Piece {
        buckets = List.copyOf(buckets);
    }

    public static Piece between(Optional<String> after, Optional<String> upTo) {
        return new Piece(after, upTo, 0, List.of());
    }

    /** The rows of this piece that are in some of its {@code 2^bits} buckets. */
    public Piece only(int bits, List<Long> buckets) {
        return new Piece(after, upTo, bits, buckets);
    }

    public boolean isWhole() {
        return equals(WHOLE);
    }
}
