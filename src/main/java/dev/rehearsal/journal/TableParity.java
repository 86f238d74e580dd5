package dev.rehearsal.journal;

import java.time.Duration;
import java.util.List;

/**
 * What comparing the rows of one table came to.
 *
 * @param table qualified and quoted
 * @param chunks how many pieces it was compared in
 * @param bytes its size on blue's disk, without indexes
 * @param differing how many rows differ, all of them counted
 * @param partial whether there are rows besides of which nobody can say whether they differ
 * @param sample a few of those that differ
 */
public record TableParity(
        String table,
        ParityMoment moment,
        long blueRows,
        long greenRows,
        long chunks,
        long bytes,
        Duration took,
        long differing,
        boolean partial,
        List<RowDifference> sample) {
    public TableParity {
        sample = List.copyOf(sample);
    }
}
