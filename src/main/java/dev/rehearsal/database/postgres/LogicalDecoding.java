package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether a server writes enough into its log for logical replication. */
public final class LogicalDecoding {
    private LogicalDecoding() {}

    public static boolean isOn(Sql sql) {
        return sql.holds("select current_setting('wal_level') = 'logical'");
    }

    /** The settings in effect that are lower than wanted, as in {@code max_wal_senders = 10}; empty when none is. */
    public static List<String> below(Sql sql, Map<String, Integer> wanted) {
        List<String> below = new ArrayList<>();
        new TreeMap<>(wanted).forEach((name, least) -> {
            long found = sql.number("select current_setting(?)::bigint", name);
            if (found < least) {
                below.add("%s = %d".formatted(name, found));
            }
        });
        return List.copyOf(below);
    }

    /**
     * Logical slots of every database. With one of them a server does not start once its {@code wal_level} is lower.
     * (StartupReplicationSlots and RestoreSlotFromDisk in replication/slot.c)
     */
    public static List<String> slots(Sql sql) {
        return sql.texts("select slot_name from pg_replication_slots where slot_type = 'logical' order by 1");
    }
}
