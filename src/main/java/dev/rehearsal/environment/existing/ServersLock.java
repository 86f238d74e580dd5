package dev.rehearsal.environment.existing;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connector;
import dev.rehearsal.database.Sql;
import java.nio.file.Path;
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
    /** Any number, as long as nobody else locks the same. */
    private static final long KEY = 0x5265686561727361L;
    /** Since when a server may end sessions that do nothing. */
    private static final long IDLE_LIMIT_SINCE = 140000;

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
        if (session.number("select current_setting('server_version_num')::int") >= IDLE_LIMIT_SINCE) {
            session.execute("set idle_session_timeout = 0");
        }
        if (!session.holds("select pg_try_advisory_lock(?)", KEY)) {
            throw new IllegalStateException(holder(session, server.getKey(), servers.file())
                    .orElse("another rehearsal has just ended; try again"));
        }
    }

    /** Who holds a server, and what to do about it; empty when nobody does. */
    static Optional<String> holder(Sql sql, String role, Path file) {
        return sql
                .list(
                        """
                select l.pid, coalesce(to_char(a.backend_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC', 'nobody knows when')
                from pg_locks l left join pg_stat_activity a on a.pid = l.pid
                where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                  and l.database = (select oid from pg_database where datname = current_database())
                  and l.classid::bigint = ? and l.objid::bigint = ?""",
                        row ->
                                "another rehearsal is under way on %1$s, by session %2$d there since %3$s; wait until it has ended; where it runs no more: select pg_terminate_backend(%2$d) on %1$s, then './rehearse cleanup --on %4$s'"
                                        .formatted(role, row.getLong(1), row.getString(2), file),
                        KEY >>> Integer.SIZE,
                        KEY & 0xffffffffL)
                .stream()
                .findFirst();
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
