package dev.rehearsal.database.rows;

/**
 * What a bucket of a piece holds, in brief.
 *
 * @param bucket 0 where a piece was not divided
 * @param hashed how many rows have a hash: all of them, or the comparison is worth nothing
 * @param sum of the rows' hashes, exact
 */
public record PieceSum(long bucket, long rows, long hashed, String sum) {
    public static PieceSum empty(long bucket) {
        return new PieceSum(bucket, 0, 0, "0");
    }
}
