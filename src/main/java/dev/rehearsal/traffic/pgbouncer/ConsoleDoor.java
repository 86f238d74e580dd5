package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;

/**
 * Where an admin console takes connections.
 *
 * @param endpoint as this machine reaches it
 * @param login one of {@code admin_users}, or of {@code stats_users} where it is only to be looked at
 */
public record ConsoleDoor(Endpoint endpoint, Credentials login, Tls tls) {
    /** Whether what is said is encrypted. Certificates are not verified, as with libpq's {@code sslmode=require}. */
    public enum Tls {
        OFF,
        WHERE_OFFERED,
        REQUIRED
    }

    @Override
    public String toString() {
        return "the console of PgBouncer at %s as '%s'".formatted(endpoint, login);
    }
}
