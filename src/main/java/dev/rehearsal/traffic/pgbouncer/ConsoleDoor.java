package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Tls;
import java.util.Optional;

/**
 * Where an admin console takes connections.
 *
 * @param endpoint as this machine reaches it
 * @param login one of {@code admin_users}, or of {@code stats_users} where it is only to be looked at
 * @param tls what it has to show; when empty, TLS is used where it is offered, and any certificate is taken
 */
public record ConsoleDoor(Endpoint endpoint, Credentials login, Optional<Tls> tls) {
    @Override
    public String toString() {
        return "the console of PgBouncer at %s as '%s'".formatted(endpoint, login);
    }
}
