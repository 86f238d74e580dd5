package dev.rehearsal.runner;

import dev.rehearsal.database.Sql;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Journal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks twice a second how much of blue's log those that follow it have not confirmed yet, as long as anybody does.
 * While blue is away nothing is seen. {@link #close} may come from another thread.
 */
final class LagWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LagWatch.class);
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Timer timer = new Timer("lag-watch", true);
    private final Supplier<Sql> blue;
    private final Function<Sql, Optional<Long>> behind;
    private final Journal journal;
    private Optional<Sql> open = Optional.empty();
    private boolean isClosed;

    /**
     * @param blue opens a connection that nobody else uses
     * @param behind asks a server how many bytes the one furthest behind it lacks
     */
    LagWatch(Supplier<Sql> blue, Function<Sql, Optional<Long>> behind, Journal journal) {
        this.blue = blue;
        this.behind = behind;
        this.journal = journal;
    }

    void start() {
        TimerTask look = new TimerTask() {
            @Override
            public void run() {
                look();
            }
        };
        timer.schedule(look, EVERY.toMillis(), EVERY.toMillis());
    }

    private void look() {
        try {
            Optional<Sql> sql = opened();
            sql.flatMap(behind)
                    .ifPresent(lag -> journal.append(new Event.LagSeen(journal.now(), "green", lag, "bytes")));
        } catch (RuntimeException e) {
            // Blue may be away, or retired: then the RDS API says so, in exceptions of its own.
            LOG.debug("nobody can see how far green is behind", e);
            cut();
        }
    }

    private Optional<Sql> opened() {
        Optional<Sql> known = known();
        if (known.isPresent() || isClosed()) {
            return known;
        }
        Sql fresh = blue.get();
        synchronized (this) {
            open = Optional.of(fresh);
        }
        // Whoever closed this meanwhile found nothing to cut.
        if (isClosed()) {
            cut();
        }
        return known();
    }

    private synchronized Optional<Sql> known() {
        return open;
    }

    private synchronized boolean isClosed() {
        return isClosed;
    }

    /** Unlike closing, it does not wait for a server that hangs. */
    private synchronized void cut() {
        open.ifPresent(sql -> {
            try {
                sql.connection().abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("a connection could not be cut", e);
            }
            sql.close();
        });
        open = Optional.empty();
    }

    @Override
    public void close() {
        timer.cancel();
        synchronized (this) {
            isClosed = true;
        }
        cut();
    }
}
