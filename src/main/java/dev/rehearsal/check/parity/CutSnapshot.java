package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.CanonicalSession;
import dev.rehearsal.database.postgres.Sequence;
import dev.rehearsal.database.postgres.SequencePosition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Green as it was at the cut: a transaction whose snapshot was taken while traffic was held, and where the sequences
 * stood then. What must be quick, {@link #take}, is one statement over a connection that was opened before. For one
 * thread.
 */
public final class CutSnapshot implements AutoCloseable {
    private final Supplier<Sql> green;
    private Optional<Prepared> prepared = Optional.empty();
    private SequencePosition.Reading seen = new SequencePosition.Reading("", List.of());
    private boolean isTaken;
    private String problem = "no snapshot was taken";
    private Duration took = Duration.ZERO;

    private CutSnapshot(Supplier<Sql> green) {
        this.green = green;
    }

    private record Prepared(Sql sql, List<Sequence> sequences, String reading) {}

    /**
     * Opens the connection and learns which sequences there are.
     *
     * @param green opens a connection that nobody used before, each time it is asked
     */
    public static CutSnapshot prepare(Supplier<Sql> green) {
        CutSnapshot snapshot = new CutSnapshot(green);
        snapshot.open();
        return snapshot;
    }

    /**
     * Takes the snapshot. To be called between caught-up and resumed. Never throws: a snapshot that could not be taken
     * leaves parity unknown, and must not keep traffic held. A connection that was cut since, as by a promotion that
     * restarts the server, is opened again.
     */
    public void take() {
        long start = System.nanoTime();
        if (!tryTake()) {
            close();
            open();
            tryTake();
        }
        took = Duration.ofNanos(System.nanoTime() - start);
    }

    /** How long {@link #take} took. */
    public Duration took() {
        return took;
    }

    boolean isTaken() {
        return isTaken;
    }

    /** Why there is no snapshot. */
    String problem() {
        return problem;
    }

    Sql sql() {
        return prepared.map(Prepared::sql)
                .orElseThrow(() -> new IllegalStateException("There is no snapshot: " + problem));
    }

    List<Sequence> sequences() {
        return prepared.map(Prepared::sequences).orElse(List.of());
    }

    List<SequencePosition> positions() {
        return seen.positions();
    }

    /** Green as it was: more connections that see the same snapshot, for as long as this one is open. */
    Side side() {
        return new Side(green, Optional.of(seen.snapshot()));
    }

    private void open() {
        try {
            prepared = Optional.of(ready(green.get()));
        } catch (SqlFailedException | IllegalStateException e) {
            problem = String.valueOf(e.getMessage());
        }
    }

    private static Prepared ready(Sql sql) {
        try {
            List<Sequence> sequences = Sequence.all(sql);
            String reading = SequencePosition.readingAndSharing(sequences);
            CanonicalSession.begin(sql);
            // Once before, so that neither the server nor the driver need look anything up while traffic is held.
            SequencePosition.readSharing(sql, reading);
            CanonicalSession.release(sql);
            return new Prepared(sql, sequences, reading);
        } catch (RuntimeException e) {
            try (sql) {
                throw e;
            }
        }
    }

    private boolean tryTake() {
        if (prepared.isEmpty()) {
            return false;
        }
        try {
            seen = SequencePosition.readSharing(
                    prepared.get().sql(), prepared.get().reading());
            isTaken = true;
        } catch (SqlFailedException e) {
            problem = String.valueOf(e.getMessage());
        }
        return isTaken;
    }

    /** Lets go of the snapshot; harmless when there is none any more. */
    @Override
    public void close() {
        try {
            prepared.ifPresent(open -> open.sql().close());
        } catch (SqlFailedException e) {
            // A connection that cannot be closed holds no snapshot any more.
            problem = String.valueOf(e.getMessage());
        }
        prepared = Optional.empty();
        isTaken = false;
    }
}
