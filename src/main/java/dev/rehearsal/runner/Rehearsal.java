package dev.rehearsal.runner;

import dev.rehearsal.environment.Environment;
import dev.rehearsal.environment.EnvironmentFailedException;
import dev.rehearsal.environment.EnvironmentProvider;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.Phase;
import dev.rehearsal.journal.RehearsalFolder;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.load.LoadFailedException;
import dev.rehearsal.load.RunningLoad;
import dev.rehearsal.scenario.Scenario;
import dev.rehearsal.step.Operator;
import dev.rehearsal.step.Values;
import java.util.List;

/**
 * One run of a scenario, phase by phase. Whatever fails, traffic is released, what was started is stopped, and the
 * journal says so. For one thread; {@link Interruption} is how others break it off.
 */
public final class Rehearsal {
    private final Scenario scenario;
    private final EnvironmentProvider provider;
    private final RehearsalFolder folder;
    private final Journal journal;
    private final Operator person;
    private final Interruption interruption;

    public Rehearsal(
            Scenario scenario,
            EnvironmentProvider provider,
            RehearsalFolder folder,
            Journal journal,
            Operator person,
            Interruption interruption) {
        this.scenario = scenario;
        this.provider = provider;
        this.folder = folder;
        this.journal = journal;
        this.person = person;
        this.interruption = interruption;
    }

    /**
     * Runs every phase.
     *
     * @param report writes the report from what is on disk; called before anything is closed, so that closing, should
     *     it hang, takes nothing away
     */
    public Verdict run(Runnable report) {
        journal.append(Settings.started(scenario, provider, journal));
        begin(Phase.OPEN);
        try {
            Environment environment = provider.open(Settings.of(scenario, folder), journal);
            rehearse(environment, report);
        } catch (EnvironmentFailedException e) {
            journal.found(Finding.unknown(
                    FindingCode.ENVIRONMENT_FAILED,
                    "an open environment",
                    String.valueOf(e.getMessage()),
                    provider.name(),
                    "mend what the message names, then rehearse again"));
        } catch (InterruptedException e) {
            brokenOff();
        }
        return end();
    }

    private void rehearse(Environment environment, Runnable report) {
        try (DiskWatch watch = new DiskWatch(List.of(folder.path(), environment.work()), interruption)) {
            Values values = new Values(journal);
            Judgement judgement = new Judgement(scenario, environment, values, folder, journal);
            Runbook runbook = new Runbook(
                    scenario, deadline -> environment.context(values, deadline, person), journal, judgement);
            if (isReady(runbook)) {
                underLoad(environment, runbook, judgement);
            }
        } catch (InterruptedException e) {
            brokenOff();
        } catch (RuntimeException e) {
            journal.found(Crash.of("the rehearsal", e));
        } finally {
            interruption.shut();
            end();
            begin(Phase.REPORT);
            report.run();
            begin(Phase.CLOSE);
            close(environment);
        }
    }

    private boolean isReady(Runbook runbook) {
        begin(Phase.PLAN);
        List<Finding> blocked = runbook.plan().stream()
                .filter(planned -> planned.plan().isBlocked())
                .map(planned -> StepRun.blocked(planned.step(), planned.plan()))
                .toList();
        blocked.forEach(journal::found);
        return blocked.isEmpty();
    }

    private void underLoad(Environment environment, Runbook runbook, Judgement judgement) throws InterruptedException {
        begin(Phase.LOAD);
        try (RunningLoad load = new LoadPhase(scenario, environment, folder, journal).start()) {
            judgement.watch(load);
            List<Finding> unsteady = judgement.steadyState();
            unsteady.forEach(journal::found);
            if (unsteady.isEmpty()) {
                begin(Phase.RUN);
                runbook.carryOut(interruption).forEach(journal::found);
            }
            begin(Phase.COOL_DOWN);
            judgement.coolDown(load, interruption.reason().isEmpty() && unsteady.isEmpty());
        } catch (LoadFailedException e) {
            journal.found(Finding.unknown(
                    FindingCode.LOAD_BROKEN,
                    "a load that runs",
                    String.valueOf(e.getMessage()),
                    "load",
                    "mend what the message names, then rehearse again"));
            return;
        }
        begin(Phase.JUDGE);
        judgement.judge();
    }

    private void close(Environment environment) {
        environment
                .shut()
                .forEach(left -> journal.found(Finding.failed(
                        FindingCode.LEFT_BEHIND,
                        "everything that was started is stopped and removed",
                        left,
                        provider.name(),
                        "run './rehearse cleanup'")));
    }

    private void brokenOff() {
        interruption.reason().ifPresent(journal::found);
        interruption.shut();
    }

    private void begin(Phase phase) {
        journal.append(new Event.PhaseBegan(journal.now(), phase));
    }

    /** The worst of everything found so far. */
    private Verdict end() {
        Verdict verdict =
                Verdict.worst(journal.findings().stream().map(Finding::verdict).toList());
        journal.append(new Event.Ended(journal.now(), verdict));
        return verdict;
    }
}
