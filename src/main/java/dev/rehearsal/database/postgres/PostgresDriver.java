package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Driver;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Session;
import dev.rehearsal.database.Tls;
import dev.rehearsal.database.Trouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * The PostgreSQL JDBC driver. SQL states: <a
 * href="https://www.postgresql.org/docs/current/errcodes-appendix.html">appendix A</a>.
 */
public record PostgresDriver() implements Driver {
    private static final int FETCHED_AT_ONCE = 5000;

    private static final Map<String, Trouble> STATES = Map.ofEntries(
            // The server ends sessions (a reboot, a fence), has crashed, or is not yet or no longer open for business.
            Map.entry("57P01", Trouble.CONNECTION_LOST),
            Map.entry("57P02", Trouble.CONNECTION_LOST),
            Map.entry("57P03", Trouble.CONNECTION_LOST),
            // A failure of serialisation (of a standby too, that had to choose between reader and primary), a deadlock.
            Map.entry("40001", Trouble.PASSES),
            Map.entry("40P01", Trouble.PASSES),
            // Too many connections, as when two pools overlap.
            Map.entry("53300", Trouble.PASSES),
            Map.entry("25006", Trouble.READ_ONLY),
            Map.entry("23505", Trouble.TAKEN),
            // To a role without the right to connect too (CheckMyDatabase in utils/init/postinit.c).
            Map.entry("42501", Trouble.NOT_ALLOWED),
            Map.entry("25001", Trouble.STANDS_ALONE),
            // Limits of time on a statement and on a lock.
            Map.entry("57014", Trouble.OUT_OF_TIME),
            Map.entry("55P03", Trouble.OUT_OF_TIME));

    @Override
    public String url(Endpoint server, String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(server.host(), server.port(), database);
    }

    @Override
    public Properties properties(Credentials login, Session session, Optional<Tls> tls) {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("ApplicationName", session.program());
        String seconds = String.valueOf(Math.max(1, session.connectWithin().toSeconds()));
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("tcpKeepAlive", "true");
        session.answerWithin()
                .ifPresent(limit -> properties.setProperty("socketTimeout", String.valueOf(limit.toSeconds())));
        session.prepareThreshold()
                .ifPresent(threshold -> properties.setProperty("prepareThreshold", String.valueOf(threshold)));
        if (session.isReadingOnly()) {
            properties.setProperty("options", "-c default_transaction_read_only=on");
        }
        tls.ifPresent(wanted -> TlsSockets.tell(properties, wanted));
        return properties;
    }

    @Override
    public int fetchSize() {
        return FETCHED_AT_ONCE;
    }

    @Override
    public boolean isInTransaction(Connection connection) throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
    }

    @Override
    public Trouble trouble(SQLException error) {
        String state = error.getSQLState();
        if (state == null) {
            return error instanceof SQLTransientConnectionException ? Trouble.CONNECTION_LOST : Trouble.OTHER;
        }
        // Class 08: connection exceptions of the driver and of the server.
        return state.startsWith("08") ? Trouble.CONNECTION_LOST : STATES.getOrDefault(state, Trouble.OTHER);
    }
}
