package dev.rehearsal.runner;

import dev.rehearsal.check.availability.Availability;
import dev.rehearsal.check.availability.SteadyState;
import dev.rehearsal.check.availability.Terms;
import dev.rehearsal.check.availability.Window;
import dev.rehearsal.check.ledger.LastLook;
import dev.rehearsal.check.ledger.Ledger;
import dev.rehearsal.check.machine.MachineCheck;
import dev.rehearsal.check.switchover.Switchover;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Judgement;
import dev.rehearsal.journal.Phase;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.load.LoadFolder;
import dev.rehearsal.machine.TimeJudge;
import dev.rehearsal.requests.CorruptLogException;
import dev.rehearsal.scenario.Item;
import dev.rehearsal.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs the checks of a rehearsal. One that crashes leaves the verdict unknown, never passed. */
final class Judging {
    private final Scenario scenario;
    private final LoadFolder logs;
    private final RehearsingMachine machine;
    private final Journal journal;

    Judging(Scenario scenario, LoadFolder logs, RehearsingMachine machine, Journal journal) {
        this.scenario = scenario;
        this.logs = logs;
        this.machine = machine;
        this.journal = journal;
    }

    /** A check's work. */
    private interface Check {
        Judgement judge() throws CorruptLogException;
    }

    /** Whether there is something to judge, once the load has ended. */
    boolean isRunbookBegun() {
        return runbookBegan().isPresent();
    }

    /** Judges a stretch at the end of the warm-up, before the runbook begins. */
    List<Finding> steadyState(Instant from, Instant to) {
        try {
            return SteadyState.judge(logs.rehearsal(), from, to, scenario.expect(), machine.since(from));
        } catch (CorruptLogException e) {
            return List.of(RehearsalFindings.crash("the steady state", e));
        }
    }

    /** Judges what must hold even if the rehearsal was broken off: that no acknowledged write is lost. */
    void judgeBrokenOff(Evidence evidence) {
        if (isRunbookBegun()) {
            judgeLedger(evidence);
        }
    }

    /** Judges everything, once the load has ended. */
    void judge(Evidence evidence, Optional<Instant> stopped) {
        if (!isRunbookBegun()) {
            journal.note("The runbook did not begin, so there is nothing to judge.");
            return;
        }
        TimeJudge times = machine.judge();
        run("availability", () -> Availability.judge(logs.rehearsal(), terms(stopped, times)));
        run(
                "machine",
                () -> MachineCheck.judge(
                        times.machine(),
                        windows(),
                        began(Phase.LOAD).orElseThrow(),
                        runbookBegan().orElseThrow(),
                        stopped));
        judgeLedger(evidence);
        if (evidence.isParityWanted()) {
            evidence.moves().forEach(this::judgeParity);
        }
        for (WindowKind kind : moving()) {
            run(
                    kind.inWords(),
                    () -> Switchover.judge(
                            kind,
                            journal.events(),
                            logs.requests(),
                            scenario.expect().switchover(),
                            times));
        }
    }

    /** The switchover's is the one that everybody asks for; that of a way back is named after it. */
    private void judgeParity(Move move) {
        String suffix =
                move.kind() == WindowKind.SWITCHOVER ? "" : "." + move.kind().inWords();
        run("parity", () -> move.parity().named("parity" + suffix));
        run("schema", () -> move.schema().named("schema" + suffix));
    }

    private void judgeLedger(Evidence evidence) {
        lookAtLeft(evidence);
        evidence.ledger()
                .ifPresentOrElse(
                        ledger -> run("ledger", () -> ledger(ledger, evidence)),
                        () -> journal.found(RehearsalFindings.withoutLedger()));
    }

    private void lookAtLeft(Evidence evidence) {
        try {
            evidence.lookAtLeft();
        } catch (RuntimeException e) {
            journal.found(RehearsalFindings.crash("the look at the server that was left", e));
        }
    }

    private Judgement ledger(Ledger ledger, Evidence evidence) throws CorruptLogException {
        long lostAllowed = scenario.expect().lostWrites();
        Optional<LastLook> left = evidence.lastLook();
        return left.isPresent()
                ? ledger.judge(logs.requests(), evidence.serving(), evidence.balances(), left.get(), lostAllowed)
                : ledger.judgeUnmoved(logs.requests(), evidence.serving(), evidence.balances(), lostAllowed);
    }

    private void run(String name, Check check) {
        try {
            check.judge().tell(journal);
        } catch (CorruptLogException | RuntimeException e) {
            journal.found(RehearsalFindings.crash("the check of " + name, e));
        }
    }

    private Terms terms(Optional<Instant> stopped, TimeJudge times) {
        return new Terms(scenario.expect(), windows(), runbookBegan().orElse(Instant.EPOCH), stopped, times);
    }

    private List<Window> windows() {
        List<Optional<Duration>> limits = scenario.runbook().stream()
                .filter(item -> item.window().isPresent())
                .map(Item::limit)
                .toList();
        return Window.in(journal.events(), limits);
    }

    private Optional<Instant> runbookBegan() {
        return began(Phase.RUN);
    }

    private Optional<Instant> began(Phase phase) {
        return journal.events().stream()
                .filter(event -> event instanceof Event.PhaseBegan began && began.phase() == phase)
                .map(Event::at)
                .findFirst();
    }

    private List<WindowKind> moving() {
        return scenario.runbook().stream()
                .flatMap(item -> item.window().stream())
                .filter(WindowKind::movesTraffic)
                .toList();
    }
}
