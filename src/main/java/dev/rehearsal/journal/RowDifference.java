package dev.rehearsal.journal;

import java.util.List;

/**
 * A row that differs.
 *
 * @param key its key's columns and values, such as {@code id=17}; of a table without one, the row itself, shortened
 * @param cells what differs in a row that is on both, column by column; values are shortened
 */
public record RowDifference(Kind kind, String key, List<Cell> cells) {
    public RowDifference {
        cells = List.copyOf(cells);
    }

    /** How a row differs; of a table without a key, a changed row is one only on blue and one only on green. */
    public enum Kind {
        ONLY_ON_BLUE,
        ONLY_ON_GREEN,
        CHANGED
    }

    /** One value of a row as it is on blue and on green. */
    public record Cell(String column, String blue, String green) {}
}
