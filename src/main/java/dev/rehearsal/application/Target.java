package dev.rehearsal.application;

import com.zaxxer.hikari.HikariDataSource;
import dev.rehearsal.database.Address;
import dev.rehearsal.database.Trouble;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/** One database as the application reaches it: a pool, connections at rest, new connections. Safe for many threads. */
final class Target implements AutoCloseable {
    static final int ANSWERS_WITHIN_SECONDS = 1;

    /**
     * The pool's size, and so the number of transactions that an instance has under way at once. What a server serves
     * best is about twice its cores (HikariCP, "About Pool Sizing"): with the usual two instances, this suits one of
     * three.
     */
    static final int SIZE = 3;

    /** After five executions a server may keep a plan (PostgreSQL, "PREPARE", notes). */
    private static final int WARM_UPS = 6;

    private static final Duration LOOK_EVERY = Duration.ofMillis(5);
    private static final Duration TRY_EVERY = Duration.ofMillis(200);

    private final Login login;
    private final LongFunction<List<Operation>> samples;
    private final HikariDataSource pool;
    private final Resting resting = new Resting();
    private volatile boolean isRetired;

    /** @param samples what it will be asked to do, the writes under a given id */
    Target(Login login, LongFunction<List<Operation>> samples) {
        this.login = login;
        this.samples = samples;
        this.pool = new HikariDataSource(login.pool(SIZE));
    }

    Address address() {
        return login.address();
    }

    /** What an error of one of its connections means. */
    Trouble trouble(SQLException error) {
        return login.driver().trouble(error);
    }

    Connection pooled() throws SQLException {
        return pool.getConnection();
    }

    /** A connection of its own, which the caller closes. */
    Connection fresh() throws SQLException {
        return login.connect();
    }

    Resting resting() {
        return resting;
    }

    /** Takes a connection that turned out useless out of the pool. */
    void evict(Connection connection) {
        pool.evictConnection(connection);
    }

    /**
     * Waits until the pool is full.
     *
     * @throws SQLException at once, when the server answers but does not let the application in
     */
    void fill(Deadline deadline) throws SQLException, InterruptedException {
        Await.until("a connection to " + address(), deadline, TRY_EVERY, this::tryOne);
        Await.until("%d connections to %s".formatted(SIZE, address()), deadline, LOOK_EVERY, () -> {
            int open = pool.getHikariPoolMXBean().getTotalConnections();
            return Observation.of(open >= SIZE, open + " open");
        });
        warm(deadline);
    }

    /**
     * Has each connection do, and take back, what the application will ask of it. A new session knows nothing of the
     * tables, their triggers and foreign keys; all of them learning at once is what the first requests after a move
     * would wait for.
     */
    private void warm(Deadline deadline) throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < SIZE; i++) {
                Connection connection = borrow(deadline);
                all.add(connection);
                long began = System.nanoTime();
                warm(connection);
                // Traffic still flows elsewhere; it gets as much of the machine as the warming took.
                LockSupport.parkNanos(System.nanoTime() - began);
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    /** A pool that lost a connection meanwhile, or a machine that is slow, may need longer than clients are to wait. */
    private Connection borrow(Deadline deadline) throws SQLException {
        while (true) {
            try {
                return pool.getConnection();
            } catch (SQLTransientConnectionException e) {
                if (deadline.hasPassed()) {
                    throw new TimedOutException(
                            "a connection of the pool to " + address(),
                            deadline.allowed(),
                            String.valueOf(e.getMessage()));
                }
            }
        }
    }

    private void warm(Connection connection) throws SQLException {
        for (int i = 0; i < WARM_UPS; i++) {
            for (Operation sample : samples.apply(unlikelyWrite())) {
                practise(sample, connection);
            }
        }
    }

    /**
     * A number that is taken already is no reason to complain: sequences do not follow by replication, so a server that
     * is not yet in service hands out old ones.
     */
    private void practise(Operation sample, Connection connection) throws SQLException {
        try {
            new Attempt(sample).takenBack(connection);
        } catch (SQLException e) {
            if (trouble(e) != Trouble.TAKEN) {
                throw e;
            }
        }
    }

    /** Far beyond those that clients count up, and another each time, lest one warm-up wait for another. */
    static long unlikelyWrite() {
        return ThreadLocalRandom.current().nextLong(Long.MAX_VALUE / 4, Long.MAX_VALUE / 2);
    }

    private Observation tryOne() throws SQLException {
        try (Connection connection = fresh()) {
            return Observation.of(connection.isValid(ANSWERS_WITHIN_SECONDS), "a connection that does not answer");
        } catch (SQLException e) {
            if (trouble(e) != Trouble.CONNECTION_LOST) {
                throw e;
            }
            return Observation.notYet(String.valueOf(e.getMessage()));
        }
    }

    /** Whether no connection seems lost: none is missing, and the one that is tried answers. */
    boolean isWhole() throws SQLException {
        if (isRetired) {
            throw new SQLException("%s is retired".formatted(address()), "08003");
        }
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(ANSWERS_WITHIN_SECONDS)
                    && pool.getHikariPoolMXBean().getTotalConnections() == SIZE;
        }
    }

    /**
     * Tries every connection of the pool, with all of them borrowed at once, and replaces those that no longer answer:
     * a fence or a reboot may have cut them.
     */
    void revive(Deadline deadline) throws SQLException {
        List<Connection> alive = new ArrayList<>();
        try {
            while (alive.size() < SIZE) {
                Connection connection = pool.getConnection();
                if (connection.isValid(ANSWERS_WITHIN_SECONDS)) {
                    alive.add(connection);
                } else if (deadline.hasPassed()) {
                    throw new SQLException("only %d of %d connections answer".formatted(alive.size(), SIZE), "08006");
                } else {
                    pool.evictConnection(connection);
                }
            }
        } finally {
            for (Connection connection : alive) {
                connection.close();
            }
        }
        resting.dropDead();
    }

    /** From here on it is about to be closed, and no longer to be used. */
    void retire() {
        isRetired = true;
    }

    /** How many connections of the pool are in use; none of a closed one. */
    int busy() {
        return pool.isClosed() ? 0 : pool.getHikariPoolMXBean().getActiveConnections();
    }

    @Override
    public void close() {
        pool.close();
        resting.close();
    }
}
