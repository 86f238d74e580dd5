package dev.rehearsal.application;

import com.zaxxer.hikari.HikariConfig;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Driver;
import dev.rehearsal.database.Session;
import dev.rehearsal.database.Trust;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;

/**
 * How the application logs in to one database, with the driver's settings of a careful service.
 *
 * @param trust what the server has to show
 * @param prepareThreshold after how many executions a statement is prepared on the server, 0 for never; with 1, when it
 *     is first sent, which is when a connection is warmed
 */
record Login(Driver driver, Address address, Credentials credentials, Trust trust, int prepareThreshold) {
    private static final Duration BORROW_WITHIN = Duration.ofSeconds(1);

    /** A pool would set its borrowing time for it otherwise. */
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);

    /** A server that says nothing for so long is given up; what became of a commit is unknown then. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    /** The same login at another address. */
    Login at(Address other) {
        return new Login(driver, other, credentials, trust, prepareThreshold);
    }

    /** A connection of its own. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), properties());
    }

    private String url() {
        return driver.url(address.endpoint(), address.database());
    }

    /** A pool of that many connections, which opens them by itself. */
    HikariConfig pool(int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(address.toString().replace(':', ' '));
        config.setJdbcUrl(url());
        config.setDataSourceProperties(properties());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(size);
        config.setConnectionTimeout(BORROW_WITHIN.toMillis());
        config.setValidationTimeout(
                Duration.ofSeconds(Target.ANSWERS_WITHIN_SECONDS).toMillis());
        // The application starts, and gates are prepared, whether or not the server can be reached yet.
        config.setInitializationFailTimeout(-1);
        return config;
    }

    private Properties properties() {
        Session session = new Session(
                "reference application",
                CONNECT_WITHIN,
                Optional.of(ANSWER_WITHIN),
                OptionalInt.of(prepareThreshold),
                false);
        return driver.properties(credentials, session, trust.of(address.endpoint()));
    }
}
