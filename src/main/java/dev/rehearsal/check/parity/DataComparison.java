package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Dialect;
import dev.rehearsal.database.rows.RowDialect;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.time.Deadline;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Compares the rows of two databases: both servers sum up hashes of their rows, piece by piece; where sums differ, the
 * rows that make them differ are looked for. Only reads, over connections of its own. Each comparison first looks for
 * differences that it plants itself, and is worth nothing where it does not find them.
 */
public final class DataComparison {
    private DataComparison() {}

    /**
     * Compares two databases of which one follows the other while clients write. A difference counts only when it has
     * stayed as it is for {@link ComparisonOptions#settleWithin}; rows that keep changing leave the verdict unknown.
     *
     * <p>Appends an event to the journal for each table that was compared to its end. What could not be compared,
     * because a server refused it, the deadline passed or the calling thread was interrupted, is a finding that leaves
     * the verdict unknown; nothing is thrown. An interrupted thread is still interrupted afterwards. With a checkpoint,
     * the next call goes on where this one was broken off; the file must belong to these two databases alone.
     *
     * @param blue opens a connection, as an operator who may read all rows, that nobody used before, each time it is
     *     asked; from any thread
     */
    public static DataParity live(
            Dialect dialect,
            Supplier<Sql> blue,
            Supplier<Sql> green,
            ComparisonOptions options,
            Journal journal,
            Deadline deadline) {
        DataParity parity = compare(
                dialect.rows(),
                new BlueAndGreen<>(new Side(blue, Optional.empty()), new Side(green, Optional.empty())),
                options,
                journal,
                deadline);
        return ActingTriggers.namedIn(parity, dialect.triggers(), green);
    }

    /** Compares two snapshots, in which nothing changes: every difference counts at once. */
    static DataParity exact(
            Dialect dialect, Side blue, Side green, ComparisonOptions options, Journal journal, Deadline deadline) {
        DataParity parity = compare(dialect.rows(), new BlueAndGreen<>(blue, green), options, journal, deadline);
        return ActingTriggers.namedIn(parity, dialect.triggers(), green.open());
    }

    static DataParity compare(
            RowDialect dialect,
            BlueAndGreen<Side> sides,
            ComparisonOptions options,
            Journal journal,
            Deadline deadline) {
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "parity");
            thread.setDaemon(true);
            return thread;
        });
        try (Checkpoint checkpoint = options.checkpoint().map(Checkpoint::in).orElseGet(Checkpoint::none)) {
            Comparison comparison = new Comparison(dialect, sides, options, journal, checkpoint);
            return await(comparison, threads.submit(() -> comparison.run(threads)), deadline);
        } finally {
            threads.shutdown();
        }
    }

    private static DataParity await(Comparison comparison, Future<DataParity> result, Deadline deadline) {
        boolean wasInterrupted = false;
        boolean isOver = false;
        try {
            while (true) {
                try {
                    return isOver ? result.get() : result.get(deadline.left().toMillis() + 1, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    comparison.stop("the time allowed for it was over");
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                    comparison.stop("the comparison was interrupted");
                }
                isOver = true;
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a comparison broke off: " + e.getCause(), e);
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
