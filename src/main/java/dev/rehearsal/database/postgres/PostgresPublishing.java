package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Publishing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** By logical decoding. */
record PostgresPublishing() implements Publishing {
    @Override
    public boolean isOn(Sql sql) {
        return sql.holds("select current_setting('wal_level') = 'logical'");
    }

    @Override
    public List<String> below(Sql sql, Map<String, Integer> wanted) {
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
    @Override
    public List<String> keepers(Sql sql) {
        return sql.texts("select slot_name from pg_replication_slots where slot_type = 'logical' order by 1");
    }
}
