package dev.rehearsal.runner;

import dev.rehearsal.check.ledger.Balances;
import dev.rehearsal.check.ledger.Cut;
import dev.rehearsal.check.ledger.LastLook;
import dev.rehearsal.check.ledger.Ledger;
import dev.rehearsal.check.parity.CutSnapshot;
import dev.rehearsal.check.parity.Parity;
import dev.rehearsal.check.parity.SchemaParity;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.environment.Environment;
import dev.rehearsal.journal.Expectations;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.load.LoadBrokenException;
import dev.rehearsal.load.RunningLoad;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What must be seen while the runbook runs, because it cannot be seen afterwards: balances before anything moves, green
 * at the cut, blue before it is retired. For one thread; closing it lets go of the snapshot.
 */
final class Evidence implements Witness, AutoCloseable {
    private static final String BLUE = "blue";
    private static final String GREEN = "green";
    /** For a connection that may be wanted while clients wait. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private final Environment environment;
    private final Journal journal;
    private final Expectations expectations;
    private final Optional<Ledger> ledger;
    private final RunningLoad load;
    private Optional<Balances> balances = Optional.empty();
    private Optional<CutSnapshot> snapshot = Optional.empty();
    private Optional<Judgement> parity = Optional.empty();
    private Optional<Judgement> schema = Optional.empty();
    private Optional<LastLook> lastLook = Optional.empty();
    private boolean isGreenServing;

    Evidence(Environment environment, Journal journal, Expectations expectations, RunningLoad load) {
        this.environment = environment;
        this.journal = journal;
        this.expectations = expectations;
        this.load = load;
        this.ledger = environment.ledger().map(source -> new Ledger(source, environment.afterCut()));
    }

    /** Takes the balances, which no write of the load changes. */
    void takeBalances() {
        try (Sql sql = alone(BLUE).get()) {
            balances = ledger.map(each -> each.balances(sql));
        } catch (SqlFailedException e) {
            journal.note("The balances could not be taken: " + e.getMessage());
        }
    }

    /** What writes down how far green is behind. */
    LagWatch watchLag() {
        return new LagWatch(alone(BLUE), environment::behind, journal);
    }

    @Override
    public void beforeSwitchover() {
        if (isParityWanted() && environment.servers().identifier(GREEN).isPresent()) {
            snapshot = Optional.of(CutSnapshot.prepare(() -> environment
                    .connector()
                    .openAlone(environment.servers().address(GREEN), environment.operator(), SOON)));
        }
    }

    @Override
    public void afterCut() {
        snapshot.ifPresent(CutSnapshot::take);
    }

    @Override
    public void beforeRelease() {
        isGreenServing = true;
    }

    /** A snapshot of green holds locks; where green does not serve, there is nothing to compare any more. */
    @Override
    public void beforeTakingBack() {
        if (!isGreenServing) {
            snapshot.ifPresent(CutSnapshot::close);
            snapshot = Optional.empty();
        }
    }

    @Override
    public void lastLook(String role) {
        if (isGreenServing && role.equals(BLUE)) {
            lookAtBlue();
        }
    }

    @Override
    public Optional<Finding> load() {
        try {
            load.ensureRunning();
            return Optional.empty();
        } catch (LoadBrokenException e) {
            return Optional.of(Trouble.withLoad(e));
        }
    }

    /** Compares, and counts what is on blue, unless both have been done. */
    void lookAtBlue() {
        if (parity.isEmpty()) {
            parity = snapshot.map(green -> Parity.judge(green, alone(BLUE), journal));
        }
        if (schema.isEmpty() && isParityWanted()) {
            schema = Optional.of(SchemaParity.judge(alone(BLUE), alone(GREEN), journal));
        }
        if (lastLook.isEmpty()) {
            lastLook = ledger.map(each -> each.lookAt(alone(BLUE), Cut.in(journal.events())));
        }
    }

    boolean isGreenServing() {
        return isGreenServing;
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

    Optional<Judgement> parity() {
        return parity;
    }

    Optional<Judgement> schema() {
        return schema;
    }

    LastLook lastLook() {
        return lastLook.orElseGet(() -> LastLook.none("blue was never looked at"));
    }

    /** Opens connections, as the operator, that nobody else uses. */
    Supplier<Sql> serving() {
        return alone(isGreenServing ? GREEN : BLUE);
    }

    private Supplier<Sql> alone(String role) {
        return () -> environment.connector().openAlone(environment.servers().address(role), environment.operator());
    }

    @Override
    public void close() {
        snapshot.ifPresent(CutSnapshot::close);
    }
}
