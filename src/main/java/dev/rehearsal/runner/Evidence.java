package dev.rehearsal.runner;

import dev.rehearsal.check.ledger.Balances;
import dev.rehearsal.check.ledger.LastLook;
import dev.rehearsal.check.ledger.Ledger;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.environment.Environment;
import dev.rehearsal.journal.Expectations;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.load.LoadBrokenException;
import dev.rehearsal.load.RunningLoad;
import dev.rehearsal.machine.TimeJudge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What must be seen while the runbook runs, because it cannot be seen afterwards: balances before anything moves, each
 * server at its cut, and before it is retired or written to anew. For one thread, but as {@link Witness} says; closing
 * it lets go of the snapshots.
 */
final class Evidence implements Witness, AutoCloseable {
    private static final String BLUE = "blue";

    private final Environment environment;
    private final OwnConnections connections;
    private final Journal journal;
    private final Expectations expectations;
    private final Optional<Ledger> ledger;
    private final RunningLoad load;
    private final RehearsingMachine machine;
    private final KeptLogs logs;
    private final List<Move> moves = new ArrayList<>();
    private Optional<Balances> balances = Optional.empty();

    Evidence(
            Environment environment,
            Journal journal,
            Expectations expectations,
            RunningLoad load,
            RehearsingMachine machine,
            KeptLogs logs) {
        this.environment = environment;
        this.connections = new OwnConnections(environment);
        this.journal = journal;
        this.expectations = expectations;
        this.load = load;
        this.machine = machine;
        this.logs = logs;
        this.ledger = environment
                .ledger()
                .map(source -> new Ledger(source, environment.dialect().markers()));
    }

    /** Takes the balances, which no write of the load changes. */
    void takeBalances() {
        try (Sql sql = connections.of(BLUE).get()) {
            balances = ledger.map(each -> each.balances(sql));
        } catch (SqlFailedException e) {
            journal.note("The balances could not be taken: " + e.getMessage());
        }
    }

    /** What writes down how far those that follow blue are behind. */
    LagWatch watchLag() {
        return new LagWatch(connections.of(BLUE), environment.dialect().markers()::behind, journal);
    }

    @Override
    public void beforeMoving(WindowKind kind) {
        lookAtLeft();
        Move move = new Move(environment.dialect(), kind, connections, journal);
        moves.add(move);
        if (isParityWanted() && environment.servers().identifier(move.to()).isPresent()) {
            move.prepare();
        }
    }

    @Override
    public void afterCut() {
        latest().ifPresent(Move::cut);
    }

    @Override
    public void abandonCut() {
        latest().ifPresent(Move::abandonCut);
    }

    @Override
    public void beforeRelease() {
        latest().ifPresent(Move::release);
    }

    /** A snapshot holds locks; where traffic goes back to the other server, there is nothing to compare any more. */
    @Override
    public void beforeTakingBack() {
        latest().filter(move -> !move.isReleased()).ifPresent(Move::close);
    }

    @Override
    public Finding beforeUndoing(Finding failure, Optional<String> logOf) {
        try {
            logs.keep();
            return logOf.map(role -> failure.because(environment.logs().cause(role)))
                    .orElse(failure);
        } catch (RuntimeException e) {
            // Nothing may stand in the way of what is to be taken back.
            journal.note("The logs of the servers could not be kept: " + e.getMessage());
            return failure;
        }
    }

    @Override
    public void beforeRetiring(String role) {
        try {
            logs.beforeRetiring(role);
        } catch (RuntimeException e) {
            journal.note("The log of %s could not be kept: %s".formatted(role, e.getMessage()));
        }
    }

    @Override
    public void lastLook(String role) {
        if (released().filter(move -> move.from().equals(role)).isPresent()) {
            lookAtLeft();
        }
    }

    @Override
    public Optional<Finding> load() {
        try {
            load.ensureRunning();
            return Optional.empty();
        } catch (LoadBrokenException e) {
            return Optional.of(RehearsalFindings.withLoad(e));
        }
    }

    @Override
    public TimeJudge times() {
        return machine.judge();
    }

    /** Looks at the server that traffic left last, unless that has been done. */
    void lookAtLeft() {
        released().ifPresent(move -> move.lookAtLeft(ledger, isParityWanted()));
    }

    /** The moves after which writes went elsewhere, in order. */
    List<Move> moves() {
        return moves.stream().filter(Move::isReleased).toList();
    }

    boolean isParityWanted() {
        return expectations.parity() == Expectations.Parity.EXACT;
    }

    Optional<Ledger> ledger() {
        return ledger;
    }

    Optional<Balances> balances() {
        return balances;
    }

    /** What was seen of the server that traffic left last; empty when it never left blue. */
    Optional<LastLook> lastLook() {
        return released().map(Move::lastLook);
    }

    /** Opens connections to the server that serves. */
    Supplier<Sql> serving() {
        return connections.of(released().map(Move::to).orElse(BLUE));
    }

    /** The last one after which writes went elsewhere. */
    private Optional<Move> released() {
        return moves().stream().reduce((earlier, later) -> later);
    }

    private Optional<Move> latest() {
        return moves.stream().reduce((earlier, later) -> later);
    }

    @Override
    public void close() {
        moves.forEach(Move::close);
    }
}
