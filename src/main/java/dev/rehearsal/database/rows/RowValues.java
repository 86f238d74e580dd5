package dev.rehearsal.database.rows;

import java.util.List;

/** A row as people read it, column by column; of a table without a key, as one text. */
public record RowValues(List<String> key, List<Value> values) {
    public RowValues {
        key = List.copyOf(key);
        values = List.copyOf(values);
    }

    /**
     * One value.
     *
     * @param digest tells equal values from others, however long they are
     * @param shown shortened
     */
    public record Value(String digest, String shown) {}
}
