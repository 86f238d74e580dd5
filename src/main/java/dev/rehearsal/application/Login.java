package dev.rehearsal.application;

import com.zaxxer.hikari.HikariConfig;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Trust;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** How the application logs in to one database, with the driver's settings of a careful service. */
record Login(Address address, Credentials credentials, Trust trust) {
    private static final Duration BORROW_WITHIN = Duration.ofSeconds(1);

    Login(Address address, Credentials credentials) {
        this(address, credentials, Trust.ANY);
    }

    /** This login, where servers have to show something. */
    Login trusting(Trust other) {
        return new Login(address, credentials, other);
    }

    /** A connection of its own. */
    Connection connect(int prepareThreshold) throws SQLException {
        return DriverManager.getConnection(url(), properties(prepareThreshold));
    }

    private String url() {
        return "jdbc:postgresql://%s:%d/%s"
                .formatted(address.endpoint().host(), address.endpoint().port(), address.database());
    }

    /** A pool of that many connections, which opens them by itself. */
    HikariConfig pool(int size, int prepareThreshold) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(address.toString().replace(':', ' '));
        config.setJdbcUrl(url());
        config.setDataSourceProperties(properties(prepareThreshold));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(size);
        config.setConnectionTimeout(BORROW_WITHIN.toMillis());
        config.setValidationTimeout(
                Duration.ofSeconds(Target.ANSWERS_WITHIN_SECONDS).toMillis());
        // The application starts, and gates are prepared, whether or not the server can be reached yet.
        config.setInitializationFailTimeout(-1);
        return config;
    }

    private Properties properties(int prepareThreshold) {
        Properties properties = new Properties();
        properties.setProperty("user", credentials.user());
        properties.setProperty("password", credentials.password());
        properties.setProperty("ApplicationName", "reference application");
        // The driver's own default for both; without the second, the pool would set its borrowing time for all.
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "10");
        // A server that says nothing for so long is given up; what became of a commit is unknown then.
        properties.setProperty("socketTimeout", "20");
        properties.setProperty("tcpKeepAlive", "true");
        // With 1, each statement is prepared when it is first sent, which is when a connection is warmed.
        properties.setProperty("prepareThreshold", String.valueOf(prepareThreshold));
        trust.of(address.endpoint()).ifPresent(tls -> tls.tell(properties));
        return properties;
    }
}
