package dev.rehearsal.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Opens connections to the servers of one environment. Immutable; safe for many threads. */
public record Connector(Reach reach, Lending lending) {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);

    public static Connector direct() {
        return new Connector(Reach.DIRECT, Lending.NONE);
    }

    /** Connects to one database of one server, or fails naming the address but no password. */
    public Sql open(Address address, Credentials login) {
        return open(address, login, CONNECT_WITHIN);
    }

    public Sql open(Address address, Credentials login, Duration within) {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("connectTimeout", String.valueOf(Math.max(1, within.toSeconds())));
        properties.setProperty("loginTimeout", String.valueOf(Math.max(1, within.toSeconds())));
        properties.setProperty("ApplicationName", "rehearsal");
        properties.setProperty("tcpKeepAlive", "true");
        try {
            return new Sql(connect(address, properties), lending);
        } catch (SQLException e) {
            throw new SqlFailedException("connect to %s as '%s'".formatted(address, login.user()), e);
        }
    }

    private Connection connect(Address address, Properties properties) throws SQLException {
        Endpoint from = reach.from(address.endpoint());
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s".formatted(from.host(), from.port(), address.database()), properties);
    }
}
