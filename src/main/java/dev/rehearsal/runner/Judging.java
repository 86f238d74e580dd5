package dev.rehearsal.runner;

import dev.rehearsal.check.availability.Availability;
import dev.rehearsal.check.availability.SteadyState;
import dev.rehearsal.check.availability.Terms;
import dev.rehearsal.check.availability.Window;
import dev.rehearsal.check.ledger.Ledger;
import dev.rehearsal.check.parity.Parity;
import dev.rehearsal.check.parity.SchemaParity;
import dev.rehearsal.check.switchover.Switchover;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.journal.Phase;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.load.LoadFolder;
import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.scenario.Item;
import dev.rehearsal.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs the checks of a rehearsal. One that crashes leaves the verdict unknown, never passed. */
final class Judging {
    /** The first seconds of a load meet cold code; the last ones of the warm-up are what is judged. */
    private static final Duration STEADY_FOR = Duration.ofSeconds(3);

    private final Scenario scenario;
    private final LoadFolder logs;
    private final Journal journal;

    Judging(Scenario scenario, LoadFolder logs, Journal journal) {
        this.scenario = scenario;
        this.logs = logs;
        this.journal = journal;
    }

    /** A check's work. */
    private interface Check {
        Judgement judge() throws CorruptLogException;
    }

    /** Judges the end of the warm-up, before the runbook begins. */
    List<Finding> steadyState() {
        Duration warmUp = scenario.load().warmUp();
        Instant now = journal.now();
        Duration stretch = warmUp.compareTo(STEADY_FOR) < 0 ? warmUp : STEADY_FOR;
        try {
            return SteadyState.judge(
                    logs.requests(),
                    now.minus(stretch),
                    now,
                    scenario.expect(),
                    scenario.load().rate());
        } catch (CorruptLogException e) {
            return List.of(Trouble.crash("the steady state", e));
        }
    }

    /** Judges what must hold even if the rehearsal was broken off: that no acknowledged write is lost. */
    void judgeBrokenOff(Evidence evidence) {
        if (runbookBegan().isPresent()) {
            judgeLedger(evidence);
        }
    }

    /** Judges everything, once the load has ended. */
    void judge(Evidence evidence, Optional<Instant> stopped) {
        if (runbookBegan().isEmpty()) {
            journal.note("The runbook did not begin, so there is nothing to judge.");
            return;
        }
        run("availability", () -> Availability.judge(logs.requests(), logs.hiccups(), terms(stopped)));
        judgeLedger(evidence);
        if (evidence.isGreenServing() && evidence.isParityWanted()) {
            run("parity", () -> evidence.parity().orElseGet(() -> Parity.unknown("green", "no snapshot was taken")));
            run(
                    "schema",
                    () -> evidence.schema()
                            .orElseGet(
                                    () -> SchemaParity.unknown("blue", "nobody looked at it before it was retired")));
        }
        if (hasSwitchover()) {
            run(
                    "switchover",
                    () -> Switchover.judge(
                            journal.events(), logs.requests(), scenario.expect().switchover()));
        }
    }

    private void judgeLedger(Evidence evidence) {
        if (evidence.isGreenServing()) {
            lookAtBlue(evidence);
        }
        evidence.ledger()
                .ifPresentOrElse(
                        ledger -> run("ledger", () -> ledger(ledger, evidence)),
                        () -> journal.found(Trouble.withoutLedger()));
    }

    private void lookAtBlue(Evidence evidence) {
        try {
            evidence.lookAtBlue();
        } catch (RuntimeException e) {
            journal.found(Trouble.crash("the look at blue", e));
        }
    }

    private Judgement ledger(Ledger ledger, Evidence evidence) throws CorruptLogException {
        long lostAllowed = scenario.expect().lostWrites();
        return evidence.isGreenServing()
                ? ledger.judge(
                        logs.requests(), evidence.serving(), evidence.balances(), evidence.lastLook(), lostAllowed)
                : ledger.judgeUnmoved(logs.requests(), evidence.serving(), evidence.balances(), lostAllowed);
    }

    private void run(String name, Check check) {
        try {
            check.judge().tell(journal);
        } catch (CorruptLogException | RuntimeException e) {
            journal.found(Trouble.crash("the check of " + name, e));
        }
    }

    private Terms terms(Optional<Instant> stopped) {
        List<Optional<Duration>> limits = scenario.runbook().stream()
                .filter(item -> item.window().isPresent())
                .map(Item::limit)
                .toList();
        return new Terms(
                scenario.expect(),
                scenario.load().rate(),
                Window.in(journal.events(), limits),
                runbookBegan().orElse(Instant.EPOCH),
                stopped);
    }

    private Optional<Instant> runbookBegan() {
        return journal.events().stream()
                .filter(event -> event instanceof Event.PhaseBegan began && began.phase() == Phase.RUN)
                .map(Event::at)
                .findFirst();
    }

    private boolean hasSwitchover() {
        return scenario.runbook().stream().anyMatch(item -> item.window().equals(Optional.of(WindowKind.SWITCHOVER)));
    }
}
