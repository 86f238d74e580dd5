package dev.rehearsal.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The rows of a query one after the other, of which a few thousand are held at a time. For one thread. */
public final class RowStream<T> implements AutoCloseable {
    private final Driver driver;
    private final Connection connection;
    private final boolean commitsByItself;
    private final String sql;
    private final Sql.RowMapper<T> mapper;
    private final Statement statement;
    private final ResultSet rows;
    private Optional<T> next;

    private RowStream(Driver driver, Connection connection, String sql, Sql.RowMapper<T> mapper) throws SQLException {
        this.driver = driver;
        this.connection = connection;
        this.sql = sql;
        this.mapper = mapper;
        this.commitsByItself = connection.getAutoCommit();
        // Without a transaction the driver would fetch all rows at once.
        connection.setAutoCommit(false);
        this.statement = connection.createStatement();
        statement.setFetchSize(driver.fetchSize());
        this.rows = statement.executeQuery(sql);
        this.next = read();
    }

    static <T> RowStream<T> of(Driver driver, Connection connection, String sql, Sql.RowMapper<T> mapper) {
        try {
            return new RowStream<>(driver, connection, sql, mapper);
        } catch (SQLException e) {
            throw new SqlFailedException(sql, e, driver.trouble(e));
        }
    }

    /** The row that comes next, which stays the next one; empty after the last. */
    public Optional<T> peek() {
        return next;
    }

    /** Moves past the row that comes next, and returns it. */
    public T take() {
        T taken = next.orElseThrow(NoSuchElementException::new);
        try {
            next = read();
        } catch (SQLException e) {
            throw new SqlFailedException(sql, e, driver.trouble(e));
        }
        return taken;
    }

    private Optional<T> read() throws SQLException {
        return rows.next() ? Optional.of(mapper.map(rows)) : Optional.empty();
    }

    @Override
    public void close() {
        try (statement) {
            if (commitsByItself) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new SqlFailedException("stop reading", e, driver.trouble(e));
        }
    }
}
