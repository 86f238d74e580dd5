package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a sequence stands at one moment. Sequences know no snapshots: each statement sees them as they are.
 *
 * @param name of the sequence, qualified and quoted
 * @param isCalled whether it has handed out {@code last}, or will do so next
 */
public record SequencePosition(String name, long last, boolean isCalled) {
    /** One statement that reads all of them, so that they are read at one moment. */
    public static String reading(List<Sequence> sequences) {
        return sequences.isEmpty()
                ? "select '', 0, false where false"
                : sequences.stream()
                        .map(sequence -> "select '%s', last_value, is_called from %s"
                                .formatted(sequence.name().replace("'", "''"), sequence.name()))
                        .collect(Collectors.joining(" union all "));
    }

    /** Where sequences stood, and the name under which others see the same snapshot of everything else. */
    public record Reading(String snapshot, List<SequencePosition> positions) {
        public Reading {
            positions = List.copyOf(positions);
        }
    }

    /** The same statement, which also tells a name for its transaction's snapshot. */
    public static String readingAndSharing(List<Sequence> sequences) {
        return "select %s, 0, false union all %s".formatted(PostgresRows.SHARING, reading(sequences));
    }

    public static Reading readSharing(Sql server, String readingAndSharing) {
        List<SequencePosition> rows = read(server, readingAndSharing);
        return new Reading(rows.get(0).name(), rows.subList(1, rows.size()));
    }

    public static List<SequencePosition> read(Sql server, String reading) {
        return server.list(
                reading,
                row -> new SequencePosition(String.valueOf(row.getString(1)), row.getLong(2), row.getBoolean(3)));
    }

    /** What it hands out next. */
    public long next(long increment) {
        return isCalled ? last + increment : last;
    }
}
