package dev.rehearsal.database.rows;

import java.util.List;

/**
 * A row in brief; of a table without a key, all rows that are alike.
 *
 * @param place where it comes in the order of rows, which both servers agree about: a hash of its key, or of the row
 * @param key the values of its key's columns; of a table without a key, the row's hash
 * @param value the row's hash; of a table without a key, how many rows are alike
 */
public record RowDigest(long place, List<String> key, long value) {
    public RowDigest {
        key = List.copyOf(key);
    }
}
