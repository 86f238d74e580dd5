package dev.rehearsal.runner;

import dev.rehearsal.environment.Disk;
import dev.rehearsal.environment.Environment;
import dev.rehearsal.environment.EnvironmentFailedException;
import dev.rehearsal.environment.LeftBehind;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Phase;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.load.LoadBrokenException;
import dev.rehearsal.load.LoadFolder;
import dev.rehearsal.load.RunningLoad;
import dev.rehearsal.scenario.Scenario;
import dev.rehearsal.step.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One run of a scenario, phase by phase. Whatever fails, traffic is released, what was started is stopped, and the
 * journal says so. For one thread; {@link Interruption} is how others break it off.
 */
public final class Rehearsal {
    private final Assignment assignment;
    private final Scenario scenario;
    private final Journal journal;
    private final Interruption interruption;
    private final RehearsingMachine machine;
    private final Values values;

    /** @param machine whose record ends before the report is made */
    public Rehearsal(Assignment assignment, Journal journal, Interruption interruption, RehearsingMachine machine) {
        this.assignment = assignment;
        this.scenario = assignment.scenario();
        this.journal = journal;
        this.interruption = interruption;
        this.machine = machine;
        this.values = new Values(journal);
    }

    /** Work that may fail in the ways a rehearsal knows. */
    private interface Work {
        void run() throws EnvironmentFailedException, LoadBrokenException, InterruptedException;
    }

    /** What is done while the environment is open. */
    private interface Stay {
        void spend(Environment environment);
    }

    /**
     * Runs every phase.
     *
     * @param report writes the report from what is on disk; called before anything is closed, so that closing, should
     *     it hang, takes nothing away
     */
    public Verdict run(Consumer<Environment> report) {
        new Beginning(assignment, journal).tell();
        inEnvironment(assignment.provider()::open, environment -> rehearse(environment, report));
        return end();
    }

    private void rehearse(Environment environment, Consumer<Environment> report) {
        machine.recognise(environment.marks());
        KeptLogs logs = new KeptLogs(environment, journal);
        guarded(() -> {
            if (isReady(environment)) {
                underLoad(environment, logs);
            }
        });
        machine.close();
        if (verdict() != Verdict.PASSED) {
            guarded(logs::keep);
        }
        end();
        begin(Phase.REPORT);
        report.accept(environment);
    }

    /** Opens the environment, plans every step, and closes it again. */
    public List<PlannedStep> plan() {
        List<PlannedStep> planned = new ArrayList<>();
        Stay look = environment ->
                planned.addAll(runbook(environment, Witness.NOBODY).foretell());
        inEnvironment(assignment.provider()::openToPlan, look);
        return List.copyOf(planned);
    }

    private void inEnvironment(Environment.Door door, Stay stay) {
        begin(Phase.OPEN);
        guarded(() -> {
            Environment environment = door.open(Settings.of(scenario, assignment.folder()), journal);
            List<Disk> disks = new ArrayList<>(environment.disks());
            disks.add(Disk.of(assignment.folder().path()));
            try (DiskWatch watch = new DiskWatch(disks, interruption)) {
                watch.start();
                interruption.cutBy(environment.connector()::abort);
                stay.spend(environment);
            } finally {
                interruption.shut();
                begin(Phase.CLOSE);
                close(environment);
            }
        });
    }

    private boolean isReady(Environment environment) {
        begin(Phase.PLAN);
        List<Finding> blocked = runbook(environment, Witness.NOBODY).plan().stream()
                .filter(planned -> planned.plan().isBlocked())
                .map(planned -> StepRun.blocked(planned.step(), planned.plan()))
                .toList();
        blocked.forEach(journal::found);
        return blocked.isEmpty();
    }

    private void underLoad(Environment environment, KeptLogs logs) throws LoadBrokenException, InterruptedException {
        begin(Phase.LOAD);
        LoadPhase phase = new LoadPhase(assignment, environment, machine, journal);
        Judging judging =
                new Judging(scenario, new LoadFolder(assignment.folder().path()), machine, journal);
        try (RunningLoad load = phase.start();
                Evidence evidence = new Evidence(environment, journal, scenario.expect(), load, machine, logs)) {
            guarded(() -> runWhileLoaded(environment, phase, load, judging, evidence));
            interruption.shut();
            interruption.reason().ifPresent(journal::found);
            Instant stopped = journal.now();
            guarded(() -> {
                if (judging.isRunbookBegun()) {
                    phase.stop(load);
                } else {
                    phase.abandon(load);
                }
            });
            begin(Phase.JUDGE);
            if (interruption.reason().isEmpty()) {
                judging.judge(evidence, Optional.of(stopped));
            } else {
                judging.judgeBrokenOff(evidence);
            }
        }
    }

    private void runWhileLoaded(
            Environment environment, LoadPhase phase, RunningLoad load, Judging judging, Evidence evidence)
            throws LoadBrokenException, InterruptedException {
        evidence.takeBalances();
        List<Finding> unsteady = phase.warmUp(load, judging::steadyState);
        unsteady.forEach(journal::found);
        if (unsteady.isEmpty()) {
            begin(Phase.RUN);
            try (LagWatch watch = evidence.watchLag()) {
                watch.start();
                runbook(environment, evidence).carryOut(interruption).forEach(journal::found);
            }
            begin(Phase.COOL_DOWN);
            if (interruption.reason().isEmpty()) {
                phase.coolDown(load);
            }
        }
    }

    private RunbookRun runbook(Environment environment, Witness witness) {
        return new RunbookRun(
                scenario.runbook(),
                new Limits(scenario.expect()),
                deadline -> environment.context(values, deadline, assignment.person(), journal),
                journal,
                witness);
    }

    private void close(Environment environment) {
        for (String left : environment.shut()) {
            journal.found(LeftBehind.in(assignment.provider().name(), left));
        }
    }

    /** Whatever happens in there is found, and what follows goes on. */
    private void guarded(Work work) {
        try {
            work.run();
        } catch (EnvironmentFailedException e) {
            foundUnlessInterrupted(() ->
                    RehearsalFindings.withEnvironment(assignment.provider().name(), e));
        } catch (LoadBrokenException e) {
            foundUnlessInterrupted(() -> RehearsalFindings.withLoad(e));
        } catch (InterruptedException e) {
            foundUnlessInterrupted(() -> RehearsalFindings.interruption(e));
        } catch (RuntimeException e) {
            foundUnlessInterrupted(() -> RehearsalFindings.crash("the rehearsal", e));
        }
    }

    /** What an interruption breaks off fails in many ways, none of which is the reason. */
    private void foundUnlessInterrupted(Supplier<Finding> trouble) {
        journal.found(interruption.reason().orElseGet(trouble));
    }

    private void begin(Phase phase) {
        journal.append(new Event.PhaseBegan(journal.now(), phase));
    }

    /** Says the worst of everything found so far. */
    private Verdict end() {
        journal.failure().map(RehearsalFindings::withJournal).ifPresent(journal::found);
        Verdict verdict = verdict();
        journal.append(new Event.Ended(journal.now(), verdict));
        return verdict;
    }

    private Verdict verdict() {
        return Verdict.worst(journal.findings().stream().map(Finding::verdict).toList());
    }
}
