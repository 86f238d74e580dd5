package dev.rehearsal.database;

import dev.rehearsal.time.Deadline;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens connections to the servers of one environment. A connection that is closed in a clean state rests, and is lent
 * again to whoever asks for the same address and login: a step inside a pause must not wait for a login. Safe for many
 * threads.
 */
public final class Connector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connector.class);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    private final Driver driver;
    private final Reach reach;
    private final Lending lending;
    private final Trust trust;
    private volatile Oversight oversight = Oversight.NONE;
    private final RestingConnections resting = new RestingConnections();
    private final Set<Connection> lent = ConcurrentHashMap.newKeySet();

    /** Where any certificate is taken, and nothing is lent. */
    public Connector(Driver driver, Reach reach) {
        this(driver, reach, Lending.NONE, Trust.ANY);
    }

    public Connector(Driver driver, Reach reach, Lending lending, Trust trust) {
        this.driver = driver;
        this.reach = reach;
        this.lending = lending;
        this.trust = trust;
    }

    /** From now on what is defined by any session is looked at like this. */
    public void oversee(Oversight other) {
        oversight = other;
    }

    public Reach reach() {
        return reach;
    }

    public Trust trust() {
        return trust;
    }

    /** Connects to one database of one server, or fails naming the address but no password. */
    public Sql open(Address address, Credentials login) {
        return open(address, login, CONNECT_WITHIN);
    }

    /** Connects within a limit, of whole seconds, one at least for each of the few tries; never more than usual. */
    public Sql open(Address address, Credentials login, Duration within) {
        Deadline deadline = Deadline.after(CONNECT_WITHIN).butAtMost(within);
        RestingConnections.Key key = new RestingConnections.Key(address, login);
        Optional<Connection> rested = resting.take(key, deadline);
        rested.ifPresent(lent::add);
        return rested.map(connection -> new Sql(driver, connection, lending, overseer(address), rest(key)))
                .orElseGet(() -> connect(address, login, session(deadline.left()), rest(key)));
    }

    /** A connection of its own, which nobody used before and nobody will use after. */
    public Sql openAlone(Address address, Credentials login) {
        return openAlone(address, login, CONNECT_WITHIN);
    }

    /** A connection of its own within a limit, as {@link #open(Address, Credentials, Duration)} has it. */
    public Sql openAlone(Address address, Credentials login, Duration within) {
        Duration limit = within.compareTo(CONNECT_WITHIN) < 0 ? within : CONNECT_WITHIN;
        return connect(address, login, session(limit), alone());
    }

    /**
     * The same, in which nothing can be written from the login on: what a server would write at that is refused as
     * {@link Trouble#READ_ONLY}, and so is the connection.
     */
    public Sql openReading(Address address, Credentials login) {
        return connect(address, login, session(CONNECT_WITHIN).readingOnly(), alone());
    }

    private Sql.Keeper alone() {
        return connection -> {
            lent.remove(connection);
            return false;
        };
    }

    private Sql.Overseer overseer(Address server) {
        return (connection, statement, sql) -> {
            Optional<String> question = oversight.question(connection, sql);
            if (question.isEmpty()) {
                statement.execute(sql);
                return;
            }
            List<String> written = new OverseenStatement(driver, connection, sql, question.get()).execute(statement);
            if (!written.isEmpty()) {
                oversight.saw(server, sql, written);
            }
        };
    }

    private Sql.Keeper rest(RestingConnections.Key key) {
        return connection -> {
            lent.remove(connection);
            return resting.keep(key, connection);
        };
    }

    private static Session session(Duration within) {
        return new Session("rehearsal", within);
    }

    private Sql connect(Address address, Credentials login, Session session, Sql.Keeper keeper) {
        Properties properties = driver.properties(login, session, trust.of(address.endpoint()));
        String url = driver.url(reach.from(address.endpoint()), address.database());
        try {
            Connection connection = DriverManager.getConnection(url, properties);
            lent.add(connection);
            return new Sql(driver, connection, lending, overseer(address), keeper);
        } catch (SQLException e) {
            String attempted = "connect to %s as '%s'".formatted(address, login.user());
            // The driver calls it unusual, and asks for a report.
            throw new SqlFailedException(
                    attempted,
                    Thread.currentThread().isInterrupted()
                            ? new SQLException("interrupted while connecting", e.getSQLState(), e)
                            : e,
                    driver.trouble(e));
        }
    }

    /** Cuts every connection that is in use, so that whoever waits for a server that hangs gets an error instead. */
    public void abort() {
        for (Connection connection : lent) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("a connection could not be cut", e);
            }
        }
    }

    /** Closes the resting connections. */
    @Override
    public void close() {
        resting.close();
    }
}
