package dev.rehearsal.runner;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.scenario.Item;
import dev.rehearsal.step.Overwrites;
import dev.rehearsal.step.Retires;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries out the items of a runbook in order, window by window, until the end or the first failure. For one thread.
 */
final class RunbookRun {
    private final List<Item> items;
    private final Limits limits;
    private final Contexts contexts;
    private final Journal journal;
    private final Witness witness;
    private final StepRun run;
    private final Retreat retreat;
    private Optional<WindowKind> open = Optional.empty();

    RunbookRun(List<Item> items, Limits limits, Contexts contexts, Journal journal, Witness witness) {
        this.items = List.copyOf(items);
        this.limits = limits;
        this.contexts = contexts;
        this.journal = journal;
        this.witness = witness;
        this.run = new StepRun(journal, witness::times);
        this.retreat = new Retreat(run, journal, witness);
    }

    /** Every step with its plan, in order; reads only. */
    List<PlannedStep> plan() {
        return contexts.within(Limits.OF_READING, this::plan);
    }

    /** The plan of each step, with how long each action will take where clients are held meanwhile. */
    List<PlannedStep> foretell() {
        return contexts.within(Limits.OF_READING, context -> {
            Forecasts pace = new Forecasts(context);
            return plan(context).stream().map(step -> step.foretoldBy(pace)).toList();
        });
    }

    private List<PlannedStep> plan(StepContext context) {
        List<PlannedStep> planned = new ArrayList<>();
        List<Class<? extends Step>> earlier = new ArrayList<>();
        for (Item item : items) {
            for (Step step : item.steps()) {
                int number = earlier.size() + 1;
                planned.add(new PlannedStep(number, item.window(), step, run.plan(number, step, context, earlier)));
                earlier.add(step.getClass());
            }
        }
        return List.copyOf(planned);
    }

    /** Carries out every item; the findings of the first failure and of taking back, empty when all went well. */
    List<Finding> carryOut(Interruption interruption) {
        Optional<Finding> failure = Optional.empty();
        try {
            int number = 1;
            for (Item item : items) {
                failure = carryOut(number, item);
                if (failure.isPresent() || interruption.reason().isPresent()) {
                    break;
                }
                number += item.steps().size();
            }
        } catch (InterruptedException e) {
            failure = Optional.of(interruption.reason().orElseGet(() -> RehearsalFindings.interruption(e)));
        } catch (RuntimeException e) {
            failure = Optional.of(RehearsalFindings.crash("the runbook", e));
        }
        Optional<Finding> broken = failure;
        // Whatever a call that was interrupted says of itself, and if it says nothing, the interruption is the reason.
        return interruption
                .reason()
                .or(() -> broken)
                .map(reason -> {
                    interruption.shut();
                    return takeBack(reason);
                })
                .orElse(List.of());
    }

    private List<Finding> takeBack(Finding failure) {
        witness.beforeTakingBack();
        Optional<String> logOf = failure.code() == FindingCode.STEP_FAILED ? run.logOf() : Optional.empty();
        List<Finding> findings = new ArrayList<>();
        List<Finding> ofTakingBack = retreat.takeBack(
                contexts,
                this::closeWindow,
                () -> findings.add(
                        contexts.within(limits.ofKeepingLogs(), context -> witness.beforeUndoing(failure, logOf))));
        findings.addAll(ofTakingBack);
        return List.copyOf(findings);
    }

    /** All steps of an item are planned before its first acts, so that nothing blocks while traffic is held. */
    private Optional<Finding> carryOut(int number, Item item) throws InterruptedException {
        Optional<Finding> blocked = contexts.within(Limits.OF_READING, context -> prepare(number, item, context));
        if (blocked.isPresent()) {
            return blocked;
        }
        openWindow(item);
        Optional<Finding> failure = contexts.within(limits.of(item), context -> steps(number, item, context));
        if (failure.isEmpty()) {
            closeWindow();
        }
        return failure;
    }

    private Optional<Finding> prepare(int first, Item item, StepContext context) throws InterruptedException {
        Optional<Finding> blocked = blocked(first, item, context);
        if (blocked.isEmpty() && movesTraffic(item)) {
            new WarmUp(item.steps(), limits.of(item)).carryOut(context);
            item.window().ifPresent(witness::beforeMoving);
        }
        return blocked;
    }

    private Optional<Finding> blocked(int first, Item item, StepContext context) {
        List<Class<? extends Step>> earlier = new ArrayList<>();
        for (Step step : item.steps()) {
            Optional<Finding> blocked = run.ready(first + earlier.size(), step, context, earlier);
            if (blocked.isPresent()) {
                return blocked;
            }
            earlier.add(step.getClass());
        }
        return Optional.empty();
    }

    private void openWindow(Item item) {
        open = item.window();
        open.ifPresent(kind -> {
            journal.append(new Event.WindowOpened(journal.now(), kind));
            retreat.enter(kind, item.steps());
        });
    }

    /** After a failure the window stays open until traffic is back, since clients wait until then. */
    private void closeWindow() {
        open.ifPresent(kind -> journal.append(new Event.WindowClosed(journal.now(), kind)));
        open = Optional.empty();
        retreat.leave();
    }

    private Optional<Finding> steps(int first, Item item, StepContext context) throws InterruptedException {
        if (movesTraffic(item)) {
            try (WhileHeld held = new WhileHeld(run, witness, this::begin, context)) {
                return held.carryOut(first, item.steps());
            }
        }
        int number = first;
        for (Step step : item.steps()) {
            Optional<Finding> failure = step(number, step, context);
            if (failure.isPresent()) {
                return failure;
            }
            number++;
        }
        return Optional.empty();
    }

    private Optional<Finding> step(int number, Step step, StepContext context) throws InterruptedException {
        begin(number, step);
        return run.perform(number, step, context).or(witness::load);
    }

    private void begin(int number, Step step) {
        if (step instanceof Retires retires) {
            witness.lastLook(retires.retiredRole());
            witness.beforeRetiring(retires.retiredRole());
        }
        if (step instanceof Overwrites overwrites) {
            witness.lastLook(overwrites.overwrittenRole());
        }
        retreat.remember(number, step);
    }

    private static boolean movesTraffic(Item item) {
        return item.window().filter(WindowKind::movesTraffic).isPresent();
    }
}
