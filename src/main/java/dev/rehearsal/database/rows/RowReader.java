package dev.rehearsal.database.rows;

import dev.rehearsal.database.RowStream;
import java.util.List;
import java.util.Optional;

/** Reads one table over one connection. For one thread at a time. */
public interface RowReader {
    /** The leading key column's value in the row that comes about so many rows later; empty where there are fewer. */
    Optional<String> boundary(Optional<String> after, long rows);

    /** What the piece holds, divided into {@code 2^bits} buckets, of which empty ones may be missing. */
    List<PieceSum> sums(Piece piece, int bits);

    /** The rows of a piece in the order of their places. To be closed before anything else is read. */
    RowStream<RowDigest> digests(Piece piece);

    /** The rows of these keys that are there. */
    List<RowDigest> digests(List<List<String>> keys);

    /** The rows of these keys that are there, value by value. */
    List<RowValues> values(List<List<String>> keys);
}
