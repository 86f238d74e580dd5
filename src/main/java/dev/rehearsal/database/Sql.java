package dev.rehearsal.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A short-lived connection that speaks SQL and fails with {@link SqlFailedException}. Each statement commits by itself.
 * For use by one thread. Settings of the session outlast {@link #close}, since the connection may rest and be lent
 * again: whoever sets any opens a connection alone.
 */
public final class Sql implements AutoCloseable {

    private final Driver driver;
    private final Connection connection;
    private final Lending lending;
    private final Overseer overseer;
    private final Keeper keeper;
    private boolean isClosed;

    Sql(Driver driver, Connection connection, Lending lending, Overseer overseer, Keeper keeper) {
        this.driver = driver;
        this.connection = connection;
        this.lending = lending;
        this.overseer = overseer;
        this.keeper = keeper;
    }

    /** Takes a connection back, or leaves it to be closed. */
    interface Keeper {
        boolean keep(Connection connection) throws SQLException;
    }

    /** Executes a statement for one server's sessions. */
    interface Overseer {
        void execute(Connection connection, Statement statement, String sql) throws SQLException;
    }

    /** Reads one row. */
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Runs a statement, under a lent role where {@link Lending} grants one. */
    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            Optional<String> role =
                    lending.roleFor(sql, connection.getMetaData().getDatabaseMajorVersion());
            if (role.isPresent()) {
                statement.execute("set role " + role.get());
            }
            try {
                overseer.execute(connection, statement, sql);
            } finally {
                if (role.isPresent() && !connection.isClosed()) {
                    statement.execute("reset role");
                }
            }
        } catch (SQLException e) {
            throw failure(sql, e);
        }
    }

    /** Runs a statement with arguments and returns how many rows it changed. */
    public long update(String sql, @Nullable Object... arguments) {
        try (PreparedStatement statement = prepared(sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failure(sql, e);
        }
    }

    public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... arguments) {
        try (PreparedStatement statement = prepared(sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(mapper.map(rows));
            }
            return List.copyOf(list);
        } catch (SQLException e) {
            throw failure(sql, e);
        }
    }

    /** The rows of a query that others wrote: a question mark in it is an operator of theirs and no parameter. */
    public <T> List<T> listAsWritten(String sql, RowMapper<T> mapper) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(mapper.map(rows));
            }
            return List.copyOf(list);
        } catch (SQLException e) {
            throw failure(sql, e);
        }
    }

    /** Hands over the first column of every row, a 64-bit number, holding a few thousand rows at a time. */
    public void eachNumber(String sql, LongConsumer each) {
        try {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(driver.fetchSize());
                try (ResultSet rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                        each.accept(rows.getLong(1));
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failure(sql, e);
        }
    }

    /** The rows one after the other, as they are asked for. To be closed before anything else is done. */
    public <T> RowStream<T> stream(String sql, RowMapper<T> mapper) {
        return RowStream.of(driver, connection, sql, mapper);
    }

    /** The first column of every row, as text. */
    public List<String> texts(String sql, @Nullable Object... arguments) {
        return list(sql, row -> String.valueOf(row.getString(1)), arguments);
    }

    /** The first column of the first row, as text; empty where there is no row or the value is null. */
    public Optional<String> text(String sql, @Nullable Object... arguments) {
        return list(sql, row -> Optional.ofNullable(row.getString(1)), arguments).stream()
                .findFirst()
                .flatMap(value -> value);
    }

    /** The first column of the first row, as a number; zero where there is no row or the value is null. */
    public long number(String sql, @Nullable Object... arguments) {
        return list(sql, row -> row.getLong(1), arguments).stream().findFirst().orElse(0L);
    }

    /** Whether the first column of the first row is true. */
    public boolean holds(String sql, @Nullable Object... arguments) {
        return list(sql, row -> row.getBoolean(1), arguments).stream()
                .findFirst()
                .orElse(false);
    }

    /** The JDBC connection itself, for what these few methods do not offer. */
    public Connection connection() {
        return connection;
    }

    /** What it means that something was attempted on {@link #connection} and failed. */
    public SqlFailedException failure(String attempted, SQLException cause) {
        return new SqlFailedException(attempted, cause, driver.trouble(cause));
    }

    private PreparedStatement prepared(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            if (!keeper.keep(connection)) {
                connection.close();
            }
        } catch (SQLException e) {
            throw failure("close the connection", e);
        }
    }
}
