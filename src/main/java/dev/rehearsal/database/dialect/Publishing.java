package dev.rehearsal.database.dialect;

import dev.rehearsal.database.Sql;
import java.util.List;
import java.util.Map;

/** Whether a server writes enough into its log for others to apply its changes. */
public interface Publishing {
    boolean isOn(Sql sql);

    /** The settings in effect that are lower than wanted, as in {@code max_wal_senders = 10}; empty when none is. */
    List<String> below(Sql sql, Map<String, Integer> wanted);

    /** The names of what keeps the log for others, and with which it cannot be switched off. */
    List<String> keepers(Sql sql);
}
