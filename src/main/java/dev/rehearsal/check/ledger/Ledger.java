package dev.rehearsal.check.ledger;

import dev.rehearsal.database.LedgerSource;
import dev.rehearsal.database.LedgerSource.ConservedSum;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.dialect.Markers;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.requests.CorruptLogException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Judges whether every acknowledged write is where it should be, once, and nothing else is.
 *
 * <p>Figures: {@code acknowledged, refused, unknown} as clients were told; {@code present, lost, duplicated, phantom}
 * on the server that serves; {@code unknown.committed, unknown.absent}; {@code stranded, afterCut} on blue;
 * {@code lastWriteOnBlue, firstWriteOnGreen} by the servers' clocks, and {@code betweenThem}.
 */
public final class Ledger {
    private final LedgerSource source;
    private final Markers markers;

    public Ledger(LedgerSource source, Markers markers) {
        this.source = source;
        this.markers = markers;
    }

    /** What the conserved columns add up to now. To be taken once before the runbook begins. */
    public Balances balances(Sql server) {
        Map<ConservedSum, BigDecimal> sums = new HashMap<>();
        for (ConservedSum sum : source.sums()) {
            sums.put(
                    sum,
                    new BigDecimal(server.text("select sum(%s) from %s".formatted(sum.column(), sum.table()))
                            .orElse("0")));
        }
        return new Balances(sums);
    }

    /**
     * The last look at blue, to be taken after the switchover and before blue is taken away. Never throws: a blue that
     * cannot be looked at is said to be so, and judged.
     *
     * @param cut what blue said, at the cut, of the transactions it had committed; {@link Cut} finds it
     */
    public LastLook lookAt(Supplier<Sql> blue, Optional<String> cut) {
        try (Sql sql = blue.get()) {
            return new LastLook(
                    Optional.of(Holdings.of(sql, source)),
                    cut.map(known -> markers.changesAfter(sql, known)),
                    cut.isPresent() ? "" : "the journal names no cut after a fence");
        } catch (SqlFailedException | IllegalStateException e) {
            return LastLook.none(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Judges green after a switchover.
     *
     * @param requests the request log, complete
     * @param atStart what the balances were; empty when they were not taken, which leaves the verdict unknown
     * @param lostAllowed how many acknowledged writes may be missing
     */
    public Judgement judge(
            Path requests, Supplier<Sql> green, Optional<Balances> atStart, LastLook blue, long lostAllowed)
            throws CorruptLogException {
        WritesByOutcome writes = WritesByOutcome.in(requests);
        try (Sql sql = green.get()) {
            Holdings holdings = Holdings.of(sql, source);
            Served served = new Served(writes, holdings, lostAllowed);
            Left left = new Left(writes, holdings, blue, lostAllowed);
            List<Finding> findings = new ArrayList<>(served.findings());
            findings.addAll(left.findings());
            findings.addAll(Sums.findings(atStart, sql, this));
            return new Judgement("ledger", findings, left.tell(served.tell()).figures());
        }
    }

    /** Judges blue when traffic never left it, or came back to it. */
    public Judgement judgeUnmoved(Path requests, Supplier<Sql> blue, Optional<Balances> atStart, long lostAllowed)
            throws CorruptLogException {
        WritesByOutcome writes = WritesByOutcome.in(requests);
        try (Sql sql = blue.get()) {
            Served served = new Served(writes, Holdings.of(sql, source), lostAllowed);
            List<Finding> findings = new ArrayList<>(served.findings());
            findings.addAll(Sums.findings(atStart, sql, this));
            return new Judgement("ledger", findings, served.tell().figures());
        }
    }

    List<ConservedSum> sums() {
        return source.sums();
    }
}
