package dev.rehearsal.application;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections that rest for a second or more between two uses, as those of a job that runs now and then. What happens
 * to a connection while nobody uses it shows at its next use, so none is tried beforehand. Safe for many threads.
 */
final class Resting implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Resting.class);
    private static final Duration AT_LEAST = Duration.ofSeconds(1);
    private static final int MOST = 2;

    private final Deque<Rested> connections = new ArrayDeque<>();
    private boolean isClosed;

    private record Rested(Connection connection, long since) {}

    /** The one that has rested longest, if it has rested long enough. */
    synchronized Optional<Connection> take() {
        Rested first = connections.peekFirst();
        if (first == null) {
            return Optional.empty();
        }
        boolean isRested = System.nanoTime() - first.since() >= AT_LEAST.toNanos();
        return isRested ? Optional.of(connections.removeFirst().connection()) : Optional.empty();
    }

    /** Whether another may be laid to rest. */
    synchronized boolean hasRoom() {
        return !isClosed && connections.size() < MOST;
    }

    /** Lays a connection to rest, or closes it when there is no place for it. */
    void give(Connection connection) {
        if (!keeps(connection)) {
            close(connection);
        }
    }

    private synchronized boolean keeps(Connection connection) {
        return !isClosed
                && connections.size() < MOST
                && connections.offerLast(new Rested(connection, System.nanoTime()));
    }

    /** Closes those that no longer answer. */
    synchronized void dropDead() throws SQLException {
        for (Rested each : connections.toArray(Rested[]::new)) {
            if (!each.connection().isValid(Target.ANSWERS_WITHIN_SECONDS)) {
                connections.remove(each);
                close(each.connection());
            }
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        connections.forEach(each -> close(each.connection()));
        connections.clear();
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("closing a connection that is gone anyway", e);
        }
    }
}
