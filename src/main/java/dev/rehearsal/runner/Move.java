package dev.rehearsal.runner;

import dev.rehearsal.check.ledger.Cut;
import dev.rehearsal.check.ledger.LastLook;
import dev.rehearsal.check.ledger.Ledger;
import dev.rehearsal.check.parity.CutSnapshot;
import dev.rehearsal.check.parity.Parity;
import dev.rehearsal.check.parity.SchemaParity;
import dev.rehearsal.database.dialect.Dialect;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.journal.WindowKind;
import java.time.Duration;
import java.util.Optional;

/**
 * Traffic on its way from one server to another, and what is to be seen of both: the one that takes over at the cut,
 * the one that is left before it changes again. For one thread at a time, but {@link #abandonCut}; closing it lets go
 * of the snapshot.
 */
final class Move implements AutoCloseable {
    /** Traffic is held no longer than this for a sequence that somebody has locked. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Dialect dialect;
    private final WindowKind kind;
    private final OwnConnections connections;
    private final Journal journal;
    private Optional<CutSnapshot> snapshot = Optional.empty();
    private Optional<Judgement> parity = Optional.empty();
    private Optional<Judgement> schema = Optional.empty();
    private Optional<LastLook> lastLook = Optional.empty();
    private boolean isReleased;

    public Move(Dialect dialect, WindowKind kind, OwnConnections connections, Journal journal) {
        this.dialect = dialect;
        this.kind = kind;
        this.connections = connections;
        this.journal = journal;
    }

    WindowKind kind() {
        return kind;
    }

    /** The role of the server that is left. */
    String from() {
        return kind == WindowKind.SWITCH_BACK ? "green" : "blue";
    }

    /** The role of the server that takes over. */
    String to() {
        return kind == WindowKind.SWITCH_BACK ? "blue" : "green";
    }

    /** Opens what the cut will be looked at through. */
    void prepare() {
        snapshot = Optional.of(CutSnapshot.prepare(dialect, connections.soon(to()), PATIENCE));
    }

    void cut() {
        snapshot.ifPresent(CutSnapshot::take);
    }

    void abandonCut() {
        snapshot.ifPresent(CutSnapshot::abandon);
    }

    void release() {
        isReleased = true;
    }

    /** Whether writes may have reached the server that takes over. */
    boolean isReleased() {
        return isReleased;
    }

    /** Compares, and counts what is on the server that was left, unless both have been done. */
    void lookAtLeft(Optional<Ledger> ledger, boolean isParityWanted) {
        if (parity.isEmpty()) {
            parity = snapshot.map(taken -> Parity.judge(taken, connections.of(from()), journal));
        }
        if (schema.isEmpty() && isParityWanted) {
            schema = Optional.of(SchemaParity.judge(dialect, connections.of(from()), connections.of(to()), journal));
        }
        if (lastLook.isEmpty()) {
            lastLook = ledger.map(each -> each.lookAt(connections.of(from()), Cut.of(from(), journal.events())));
        }
    }

    Judgement parity() {
        return parity.orElseGet(() -> Parity.unknown(to(), "no snapshot was taken"));
    }

    Judgement schema() {
        return schema.orElseGet(() -> SchemaParity.unknown(from(), "nobody looked at it before it was retired"));
    }

    LastLook lastLook() {
        return lastLook.orElseGet(() -> LastLook.none("%s was never looked at".formatted(from())));
    }

    @Override
    public void close() {
        snapshot.ifPresent(CutSnapshot::close);
        snapshot = Optional.empty();
    }
}
