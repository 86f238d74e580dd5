package dev.rehearsal.database.rows;

import java.util.List;
import java.util.Map;

/**
 * What there is to compare between two servers.
 *
 * @param pair which two databases these are, wherever they are reached and however often they are started
 * @param hash the name of the rows' hash, which both servers compute alike
 * @param planted rows that differ on purpose, to see whether a comparison finds them
 */
public record Twins(
        String pair, String hash, List<TwinTable> tables, List<Mismatch> mismatches, List<Planted> planted) {
    public Twins {
        tables = List.copyOf(tables);
        mismatches = List.copyOf(mismatches);
        planted = List.copyOf(planted);
    }

    /** A table whose rows cannot be compared, since it is not the same table on both servers. */
    public record Mismatch(String table, String blue, String green) {}

    /**
     * A table that both servers make up while they read it.
     *
     * @param differing how many of its rows differ
     * @param changed the one column that differs, by the key of the row as reports show it
     */
    public record Planted(TwinTable table, long differing, Map<String, String> changed) {
        public Planted {
            changed = Map.copyOf(changed);
        }
    }
}
