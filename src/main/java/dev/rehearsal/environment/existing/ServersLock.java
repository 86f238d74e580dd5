package dev.rehearsal.environment.existing;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Sql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps every other rehearsal off servers that exist already, by a session of its own on each: cutting a rehearsal's
 * connections must not let another one in. For one thread.
 */
final class ServersLock implements AutoCloseable {
    private final Connector connector;
    private final List<Sql> sessions = new ArrayList<>();

    private ServersLock(Connector connector) {
        this.connector = connector;
    }

    /**
     * Holds every server, in the order of their addresses: of two rehearsals that begin at once, one does.
     *
     * @throws IllegalStateException when another rehearsal is there, saying by which session
     */
    static ServersLock take(ExistingServers servers) {
        ServersLock lock = new ServersLock(servers.connector());
        boolean isTaken = false;
        try {
            servers.byRole().entrySet().stream()
                    .sorted(Comparator.comparing(entry -> entry.getValue().toString()))
                    .forEach(entry -> lock.hold(entry, servers));
            isTaken = true;
            return lock;
        } finally {
            if (!isTaken) {
                lock.close();
            }
        }
    }

    private void hold(Map.Entry<String, Address> server, ExistingServers servers) {
        Sql session = connector.openAlone(server.getValue(), servers.operator());
        sessions.add(session);
        if (!servers.dialect().lock().take(session)) {
            throw new IllegalStateException(
                    holder(servers, session, server.getKey()).orElse("another rehearsal has just ended; try again"));
        }
    }

    /** Who holds a server, and what to do about it; empty when nobody does. */
    static Optional<String> holder(ExistingServers servers, Sql sql, String role) {
        return servers.dialect()
                .lock()
                .holder(sql)
                .map(holder ->
                        "another rehearsal is under way on %1$s, by session %2$d there since %3$s; wait until it has ended; where it runs no more: %4$s on %1$s, then './rehearse cleanup --on %5$s'"
                                .formatted(role, holder.session(), holder.since(), holder.ending(), servers.file()));
    }

    /** For whoever needs the servers no longer than they are held. */
    Connector connector() {
        return connector;
    }

    @Override
    public void close() {
        sessions.forEach(Sql::close);
        connector.close();
    }
}
