package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.CanonicalSession;
import dev.rehearsal.database.postgres.PostgresRows;
import dev.rehearsal.database.postgres.Relation;
import dev.rehearsal.database.postgres.RestingSequences;
import dev.rehearsal.database.postgres.Sequence;
import dev.rehearsal.database.postgres.SequencePosition;
import dev.rehearsal.database.postgres.SequenceReading;
import dev.rehearsal.database.postgres.SequenceState;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Green as it was at the cut: a transaction whose snapshot was taken while traffic was held, and where the sequences
 * stood then. What must be quick, {@link #take}, is a few statements over a connection that was opened before. For one
 * thread.
 */
public final class CutSnapshot implements AutoCloseable {
    private final Supplier<Sql> green;
    private final Supplier<Sql> blue;
    private Optional<Prepared> prepared = Optional.empty();
    private Optional<Seen> seen = Optional.empty();
    private String problem = "no snapshot was taken";
    private Duration took = Duration.ZERO;

    private CutSnapshot(Supplier<Sql> green, Supplier<Sql> blue) {
        this.green = green;
        this.blue = blue;
    }

    /** What need not be asked while traffic is held. */
    private record Prepared(Sql sql, List<Sequence> sequences, List<SequenceState> states, RestingSequences resting) {}

    /** What was seen while traffic was held, and under which name others see the same snapshot. */
    private record Seen(String snapshot, SequenceReading sequences) {}

    /**
     * Opens the connection and learns which sequences there are.
     *
     * @param green opens a connection that nobody used before, each time it is asked
     * @param blue opens a connection to the server that green is compared with
     */
    public static CutSnapshot prepare(Supplier<Sql> green, Supplier<Sql> blue) {
        CutSnapshot snapshot = new CutSnapshot(green, blue);
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
     * Where the sequences stood at the cut. A sequence that rested then is read now: one that still was never called
     * stands where it stood, and of one that was, what counts is where it stood before.
     */
    Map<Relation, SequencePosition> positions() {
        SequenceReading cut = seen.orElseThrow(this::isMissing).sequences();
        Map<Relation, SequencePosition> positions = new HashMap<>(cut.positions());
        if (!cut.resting().isEmpty()) {
            Map<Relation, SequencePosition> now = now();
            prepared.map(Prepared::states).orElse(List.of()).stream()
                    .filter(each -> cut.resting().contains(each.oid()))
                    .map(SequenceState::position)
                    .forEach(each -> positions.put(
                            each.name(),
                            Optional.ofNullable(now.get(each.name()))
                                    .filter(position -> !position.isCalled())
                                    .orElse(each)));
        }
        return positions;
    }

    /** Green as it was: more connections that see the same snapshot, for as long as this one is open. */
    Side side() {
        return new Side(green, seen.map(Seen::snapshot));
    }

    private Map<Relation, SequencePosition> now() {
        try (Sql sql = green.get()) {
            return SequenceReading.of(sql).positions();
        }
    }

    private IllegalStateException isMissing() {
        return new IllegalStateException("There is no snapshot: " + problem);
    }

    private void open() {
        try {
            prepared = Optional.of(ready(green.get()));
        } catch (SqlFailedException | IllegalStateException e) {
            problem = String.valueOf(e.getMessage());
        }
    }

    private Prepared ready(Sql sql) {
        try {
            CanonicalSession.begin(sql);
            CanonicalSession.release(sql);
            List<Sequence> sequences = Sequence.all(sql);
            SequenceReading reading = SequenceReading.of(sql);
            RestingSequences resting = resting(reading);
            // Once before, so that neither the server nor the driver need look anything up while traffic is held.
            look(sql, resting);
            CanonicalSession.release(sql);
            return new Prepared(sql, sequences, reading.states(), resting);
        } catch (RuntimeException e) {
            try (sql) {
                throw e;
            }
        }
    }

    /**
     * The sequences never called on either side: one that blue has called is to be read, since green's is to be ahead
     * of it.
     */
    private RestingSequences resting(SequenceReading reading) {
        RestingSequences here = reading.neverCalled();
        if (here.isEmpty()) {
            return here;
        }
        try (Sql sql = blue.get()) {
            Map<Relation, SequencePosition> there = SequenceReading.of(sql).positions();
            return here.only(
                    reading.states(),
                    each -> Optional.ofNullable(there.get(each.name()))
                            .filter(SequencePosition::isCalled)
                            .isEmpty());
        } catch (SqlFailedException | IllegalStateException e) {
            return RestingSequences.NONE;
        }
    }

    /** Sequences know no snapshot, and are read first, since their locks would be kept with it. */
    private static Seen look(Sql sql, RestingSequences resting) {
        SequenceReading sequences = SequenceReading.of(sql, resting, Set.of());
        CanonicalSession.beginAgain(sql);
        return new Seen(new PostgresRows().share(sql), sequences);
    }

    private boolean tryTake() {
        try {
            seen = prepared.map(ready -> look(ready.sql(), ready.resting()));
        } catch (SqlFailedException e) {
            problem = String.valueOf(e.getMessage());
        }
        return isTaken();
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
