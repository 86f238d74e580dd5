package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Sets a session up so that equal values are spelled alike on every server, whatever its settings, and so that all its
 * statements see one snapshot of the data, which nothing interrupts.
 */
public final class CanonicalSession {
    private static final List<String> SETTINGS = List.of(
            "set timezone = 'UTC'",
            "set datestyle = 'ISO, YMD'",
            "set intervalstyle = 'postgres'",
            "set bytea_output = 'hex'",
            "set extra_float_digits = 3",
            "set lc_monetary = 'C'",
            "set xmloption = 'content'",
            // Policies would hide rows in silence; without them, whoever may not see all is refused.
            "set row_security = off");

    /** Those that the server knows; {@code transaction_timeout} is there from 17 on. */
    private static final String NO_LIMITS = """
            select set_config(name, '0', false) from pg_settings
            where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout',
                           'idle_session_timeout', 'transaction_timeout')
            """;

    private CanonicalSession() {}

    /** Sets up a connection of its own. The snapshot is taken by the first statement after this. */
    public static void begin(Sql sql) {
        SETTINGS.forEach(sql::execute);
        sql.texts(NO_LIMITS);
        Connection connection = sql.connection();
        try {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new SqlFailedException("begin a transaction with one snapshot", e);
        }
    }

    /** Lets go of the snapshot; the next statement takes another. */
    public static void release(Sql sql) {
        try {
            sql.connection().rollback();
        } catch (SQLException e) {
            throw new SqlFailedException("let go of a snapshot", e);
        }
    }
}
