package dev.rehearsal.database.postgres;

/**
 * What a table holds, in brief.
 *
 * @param hashed how many rows have a hash: all of them, or the comparison is worth nothing
 * @param hash the sum of the rows' hashes
 */
public record TableSum(long rows, long hashed, String hash) {}
