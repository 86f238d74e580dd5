package dev.rehearsal.application;

import dev.rehearsal.database.Trouble;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** One try at an operation: a connection of the right kind, one transaction. For use by one thread, once. */
final class Attempt {
    private final Operation operation;
    private boolean hasSentCommit;

    Attempt(Operation operation) {
        this.operation = operation;
    }

    Operation operation() {
        return operation;
    }

    /** The name that the server gives itself; empty when what was asked for is not there. */
    Optional<String> on(Target target) throws SQLException {
        return switch (operation.source()) {
            case POOL -> pooled(target);
            case FRESH -> fresh(target);
            case RESTED -> rested(target);
        };
    }

    /** Whether a failed try may have taken effect all the same. */
    boolean mayHaveCommitted(Trouble trouble) {
        return hasSentCommit && trouble == Trouble.CONNECTION_LOST;
    }

    /** Carries the operation out on this connection, and takes it back; as {@link #on}. */
    Optional<String> takenBack(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            return statement(connection);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private Optional<String> pooled(Target target) throws SQLException {
        try (Connection connection = target.pooled()) {
            try {
                return transaction(connection);
            } catch (SQLException e) {
                if (target.trouble(e) == Trouble.READ_ONLY) {
                    target.evict(connection);
                }
                throw e;
            }
        }
    }

    private Optional<String> fresh(Target target) throws SQLException {
        try (Connection connection = target.fresh()) {
            return transaction(connection);
        }
    }

    /** Who comes while as many rest as may is served from the pool. */
    private Optional<String> rested(Target target) throws SQLException {
        Optional<Connection> rested = target.resting().take();
        if (rested.isEmpty() && !target.resting().hasRoom()) {
            return pooled(target);
        }
        Connection connection = rested.isPresent() ? rested.get() : target.fresh();
        try {
            Optional<String> server = transaction(connection);
            target.resting().give(connection);
            return server;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * A transaction of its own (PostgreSQL, "Message Flow", extended query: what is sent up to one Sync is one, which
     * ends with it). So its commit goes out with it, and a connection that is lost meanwhile tells nothing.
     */
    private Optional<String> transaction(Connection connection) throws SQLException {
        hasSentCommit = operation.isWrite();
        return statement(connection);
    }

    private Optional<String> statement(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(operation.sql())) {
            for (int i = 0; i < operation.arguments().size(); i++) {
                statement.setObject(i + 1, operation.arguments().get(i));
            }
            boolean isRows = statement.execute();
            Optional<String> server = Optional.empty();
            while (isRows) {
                server = firstText(statement);
                isRows = statement.getMoreResults();
            }
            return server;
        }
    }

    private static Optional<String> firstText(Statement statement) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        }
    }
}
