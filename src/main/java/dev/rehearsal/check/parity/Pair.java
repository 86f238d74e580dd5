package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.rows.RowDialect;
import dev.rehearsal.database.rows.RowReader;
import dev.rehearsal.database.rows.TwinTable;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection to either server, which are asked both at once. For one thread; {@link #abort} is for any. */
final class Pair implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pair.class);

    private final RowDialect dialect;
    private final Side blueSide;
    private final Side greenSide;
    private volatile boolean isAborted;
    private volatile Sql blue;
    private volatile Sql green;

    Pair(RowDialect dialect, Side blueSide, Side greenSide) {
        this.dialect = dialect;
        this.blueSide = blueSide;
        this.greenSide = greenSide;
        this.blue = open(blueSide, dialect);
        try {
            this.green = open(greenSide, dialect);
        } catch (RuntimeException e) {
            close(blue);
            throw e;
        }
    }

    private static Sql open(Side side, RowDialect dialect) {
        Sql sql = side.open().get();
        try {
            if (side.snapshot().isPresent()) {
                dialect.freeze(sql, side.snapshot());
            } else {
                dialect.look(sql);
            }
            return sql;
        } catch (RuntimeException e) {
            close(sql);
            throw e;
        }
    }

    Sql blue() {
        return blue;
    }

    Sql green() {
        return green;
    }

    /** Reads the same of a table on both servers at the same time. */
    <T> BlueAndGreen<T> both(TwinTable table, Function<RowReader, T> read) {
        CompletableFuture<T> greens =
                CompletableFuture.supplyAsync(() -> read.apply(table.onGreen(green)), Pair::runBeside);
        CompletableFuture<T> blues = CompletableFuture.supplyAsync(() -> read.apply(table.onBlue(blue)), Runnable::run);
        try {
            // Both must have ended before either connection is used again.
            CompletableFuture.allOf(blues, greens).join();
            return new BlueAndGreen<>(blues.join(), greens.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private static void runBeside(Runnable work) {
        Thread thread = new Thread(work, "parity-green");
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins anew, as after an error, which may have left a transaction that takes nothing more. */
    void reopen() {
        close();
        blue = open(blueSide, dialect);
        green = open(greenSide, dialect);
        if (isAborted) {
            abort();
        }
    }

    /** Cuts both connections, so that whoever waits for an answer gets an error. */
    void abort() {
        isAborted = true;
        cut(blue);
        cut(green);
    }

    private static void cut(Sql sql) {
        try {
            sql.connection().abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("a connection could not be cut", e);
        }
    }

    @Override
    public void close() {
        close(blue);
        close(green);
    }

    private static void close(Sql sql) {
        try {
            sql.close();
        } catch (SqlFailedException e) {
            LOG.debug("a connection could not be closed, so it is closed already", e);
        }
    }
}
