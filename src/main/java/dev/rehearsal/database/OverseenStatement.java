package dev.rehearsal.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A statement in a transaction with two looks, before it and after it. */
record OverseenStatement(Driver driver, Connection connection, String sql, String question) {
    /** Executes it; what was written besides. Nothing is known of a statement that has to be by itself. */
    List<String> execute(Statement statement) throws SQLException {
        if (isInTransaction()) {
            return looked(statement);
        }
        connection.setAutoCommit(false);
        try {
            List<String> written = looked(statement);
            connection.commit();
            return written;
        } catch (SQLException e) {
            rollBack(e);
            if (driver.trouble(e) != Trouble.STANDS_ALONE) {
                throw e;
            }
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
        statement.execute(sql);
        return List.of();
    }

    /** Whether its caller has a transaction open already, which is his to end. */
    private boolean isInTransaction() throws SQLException {
        return !connection.getAutoCommit() || driver.isInTransaction(connection);
    }

    /** What failed is to be told, not that a connection which is lost by it cannot roll back. */
    private void rollBack(SQLException failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private List<String> looked(Statement statement) throws SQLException {
        Map<String, Long> before = asked(statement);
        statement.execute(sql);
        return more(before, asked(statement));
    }

    private Map<String, Long> asked(Statement statement) throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        try (ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }

    private static List<String> more(Map<String, Long> before, Map<String, Long> after) {
        List<String> more = new ArrayList<>();
        after.forEach((name, count) -> {
            long written = count - before.getOrDefault(name, 0L);
            if (written > 0) {
                more.add("%s: %d".formatted(name, written));
            }
        });
        return more.stream().sorted().toList();
    }
}
