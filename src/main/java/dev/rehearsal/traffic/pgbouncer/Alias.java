package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import java.util.Map;

/**
 * A database as PgBouncer offers it, and where it leads.
 *
 * @param poolMode empty where the general setting holds
 */
record Alias(String name, Address target, String poolMode, boolean isPaused) {
    private static final String USUAL_PORT = "5432";

    /** A row of SHOW DATABASES. Without a host, it leads to a socket of PgBouncer's own machine. */
    static Alias of(Map<String, String> row) {
        Endpoint endpoint =
                new Endpoint(row.getOrDefault("host", ""), Integer.parseInt(row.getOrDefault("port", USUAL_PORT)));
        return new Alias(
                row.getOrDefault("name", ""),
                new Address(endpoint, row.getOrDefault("database", "")),
                row.getOrDefault("pool_mode", ""),
                row.getOrDefault("paused", "0").equals("1"));
    }

    boolean leadsTo(Endpoint endpoint) {
        return target.endpoint().equals(endpoint);
    }
}
