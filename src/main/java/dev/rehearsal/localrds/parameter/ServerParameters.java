package dev.rehearsal.localrds.parameter;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a server is started with: RDS's defaults, then the values of its parameter group.
 *
 * @param group the values somebody chose
 */
public record ServerParameters(Map<String, String> group) {
    private static final Set<String> ON = Set.of("1", "on", "true", "yes");

    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("max_replication_slots", "20");
        settings.put("max_wal_senders", "20");
        settings.putAll(group);
        boolean isLogical = ON.contains(group.getOrDefault(ParameterCatalog.LOGICAL_REPLICATION, "0"));
        settings.put("wal_level", isLogical ? "logical" : "replica");
        // Shown by SHOW rds.logical_replication, as RDS does.
        settings.put(ParameterCatalog.LOGICAL_REPLICATION, isLogical ? "on" : "off");
        return settings;
    }
}
