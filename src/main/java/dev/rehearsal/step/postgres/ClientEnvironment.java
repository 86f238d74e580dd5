package dev.rehearsal.step.postgres;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.step.StepContext;
import java.util.Locale;
import java.util.Map;

/** The environment variables by which PostgreSQL's client programs find a server and log in. */
final class ClientEnvironment {
    private ClientEnvironment() {}

    /** For one server, as psql and pg_dump read them, each name with a prefix. */
    static Map<String, String> of(StepContext context, String role, String prefix) {
        Address address = context.servers().address(role);
        Endpoint reached = context.connector().reach().from(address.endpoint());
        return Map.of(
                prefix + "PGHOST", reached.host(),
                prefix + "PGPORT", String.valueOf(reached.port()),
                prefix + "PGDATABASE", address.database(),
                prefix + "PGUSER", context.operator().user(),
                prefix + "PGPASSWORD", context.operator().password());
    }

    /** {@code BLUE_} for blue, {@code BLUE_REPLICA_} for blue-replica. */
    static String prefix(String role) {
        return role.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_";
    }
}
