package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.dialect.Dialect;
import dev.rehearsal.database.dialect.KnownSequences;
import dev.rehearsal.database.dialect.Relation;
import dev.rehearsal.database.dialect.Sequence;
import dev.rehearsal.database.dialect.SequencePosition;
import dev.rehearsal.database.dialect.SequenceReading;
import dev.rehearsal.database.dialect.SequenceState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Green as it was at the cut: a transaction whose snapshot was taken while traffic was held, and where the sequences
 * stood then. What must be quick, {@link #take}, is a few statements over a connection that was opened before. For one
 * thread at a time, but {@link #abandon}.
 */
public final class CutSnapshot implements AutoCloseable {
    private final Dialect dialect;
    private final Supplier<Sql> green;
    private final Duration patience;
    private volatile Optional<Prepared> prepared = Optional.empty();
    private volatile boolean isAbandoned;
    private Optional<Seen> seen = Optional.empty();
    private String problem = "no snapshot was taken";
    private Duration took = Duration.ZERO;

    private CutSnapshot(Dialect dialect, Supplier<Sql> green, Duration patience) {
        this.dialect = dialect;
        this.green = green;
        this.patience = patience;
    }

    /** What need not be asked while traffic is held. */
    private record Prepared(Sql sql, List<Sequence> sequences, SequenceReading reading, KnownSequences known) {}

    /** What was seen while traffic was held, and under which name others see the same snapshot. */
    private record Seen(String snapshot, SequenceReading sequences) {}

    /**
     * Opens the connection and learns which sequences there are.
     *
     * @param green opens a connection that nobody used before, each time it is asked
     * @param patience for how long {@link #take} may wait for a sequence that somebody has locked; for ever where zero
     */
    public static CutSnapshot prepare(Dialect dialect, Supplier<Sql> green, Duration patience) {
        CutSnapshot snapshot = new CutSnapshot(dialect, green, patience);
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
        boolean isLost = prepared.isEmpty()
                || tried().filter(SqlFailedException::isConnectionLoss).isPresent();
        if (isLost && !isAbandoned) {
            close();
            open();
            tried();
        }
        took = Duration.ofNanos(System.nanoTime() - start);
    }

    /** Breaks {@link #take} off where another thread is at it, whatever the server does; there will be no snapshot. */
    public void abandon() {
        isAbandoned = true;
        prepared.ifPresent(open -> {
            try {
                open.sql().connection().abort(Runnable::run);
            } catch (SQLException e) {
                throw open.sql().failure("cut the connection of a snapshot", e);
            }
        });
    }

    /** How long {@link #take} took. */
    public Duration took() {
        return took;
    }

    Dialect dialect() {
        return dialect;
    }

    boolean isTaken() {
        return seen.isPresent();
    }

    /** Why there is no snapshot. */
    String problem() {
        return problem;
    }

    Sql sql() {
        return prepared.map(Prepared::sql).orElseThrow(this::isMissing);
    }

    List<Sequence> sequences() {
        return prepared.map(Prepared::sequences).orElse(List.of());
    }

    /**
     * Where the sequences stood at the cut. A sequence that rested then stood where it stood when this was prepared.
     * But a sequence that was never called may have been set before the cut, and still count as never called. Such a
     * sequence is read now, unless it has been called since.
     */
    Map<Relation, SequencePosition> positions() {
        SequenceReading cut = seen.orElseThrow(this::isMissing).sequences();
        Map<Relation, SequencePosition> positions = new HashMap<>();
        Set<Long> changed = new HashSet<>(cut.gone());
        cut.states().forEach(each -> changed.add(each.oid()));
        List<SequencePosition> rested = prepared.map(Prepared::reading).stream()
                .flatMap(before -> before.states().stream())
                .filter(each -> !changed.contains(each.oid()))
                .map(SequenceState::position)
                .toList();
        rested.forEach(each -> positions.put(each.name(), each));
        if (!rested.stream().allMatch(SequencePosition::isCalled)) {
            now().forEach((name, position) -> positions.computeIfPresent(
                    name, (any, before) -> before.isCalled() || position.isCalled() ? before : position));
        }
        positions.putAll(cut.positions());
        return positions;
    }

    /** Green as it was: more connections that see the same snapshot, for as long as this one is open. */
    Side side() {
        return new Side(green, seen.map(Seen::snapshot));
    }

    private Map<Relation, SequencePosition> now() {
        try (Sql sql = green.get()) {
            return dialect.counters().read(sql).positions();
        }
    }

    private IllegalStateException isMissing() {
        return new IllegalStateException("There is no snapshot: " + problem);
    }

    private void open() {
        try {
            prepared = Optional.of(ready(green.get()));
        } catch (SqlFailedException e) {
            problem = e.brief();
        } catch (IllegalStateException e) {
            problem = String.valueOf(e.getMessage());
        }
    }

    private Prepared ready(Sql sql) {
        try {
            dialect.rows().freeze(sql, Optional.empty());
            dialect.rows().thaw(sql);
            List<Sequence> sequences = dialect.counters().all(sql);
            SequenceReading reading = dialect.counters().read(sql);
            KnownSequences known = reading.known();
            // Once before, so that neither the server nor the driver need look anything up while traffic is held.
            look(sql, known);
            dialect.rows().thaw(sql);
            dialect.rows().waitAtMost(sql, patience);
            return new Prepared(sql, sequences, reading, known);
        } catch (RuntimeException e) {
            try (sql) {
                throw e;
            }
        }
    }

    /** Sequences know no snapshot, and are read first, since their locks would be kept with it. */
    private Seen look(Sql sql, KnownSequences known) {
        SequenceReading sequences = dialect.counters().read(sql, known);
        dialect.rows().freezeAgain(sql);
        Seen seen = new Seen(dialect.rows().share(sql), sequences);
        // What is read in this transaction is read while nobody waits for it.
        dialect.rows().waitAtMost(sql, Duration.ZERO);
        return seen;
    }

    /** Takes the snapshot, or tells why it could not be taken. */
    private Optional<SqlFailedException> tried() {
        try {
            seen = prepared.map(ready -> look(ready.sql(), ready.known()));
            return Optional.empty();
        } catch (SqlFailedException e) {
            problem = e.brief();
            return Optional.of(e);
        }
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
        seen = Optional.empty();
    }
}
