package dev.rehearsal.database;

import dev.rehearsal.time.Deadline;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Open connections that nobody uses at the moment, a few for each address and login. Safe for many threads. */
final class RestingConnections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestingConnections.class);
    private static final int MOST_EACH = 3;
    private static final int ALIVE_WITHIN_SECONDS = 2;

    private final Map<Key, Deque<Connection>> resting = new HashMap<>();
    private boolean isClosed;

    record Key(Address address, Credentials login) {}

    /** A connection that still answers; to each that hangs no more time is given than is left, but a second. */
    Optional<Connection> take(Key key, Deadline deadline) {
        for (Optional<Connection> next = poll(key); next.isPresent(); next = poll(key)) {
            if (isAlive(next.get(), deadline.left())) {
                return next;
            }
            closeQuietly(next.get());
        }
        return Optional.empty();
    }

    /** Keeps the connection unless it is in a transaction, closed, or one too many; whether it did. */
    synchronized boolean keep(Key key, Connection connection) throws SQLException {
        if (isClosed || connection.isClosed() || !connection.getAutoCommit()) {
            return false;
        }
        Deque<Connection> others = resting.computeIfAbsent(key, any -> new ArrayDeque<>());
        return others.size() < MOST_EACH && others.offerFirst(connection);
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        resting.values().forEach(each -> each.forEach(RestingConnections::closeQuietly));
        resting.clear();
    }

    private synchronized Optional<Connection> poll(Key key) {
        return Optional.ofNullable(resting.getOrDefault(key, new ArrayDeque<>()).pollFirst());
    }

    private static boolean isAlive(Connection connection, Duration within) {
        try {
            return connection.isValid((int) Math.max(1, Math.min(ALIVE_WITHIN_SECONDS, within.toSeconds())));
        } catch (SQLException e) {
            return false;
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // A connection that cannot even be closed is gone, which is what was wanted.
            LOG.debug("closing a connection", e);
        }
    }
}
