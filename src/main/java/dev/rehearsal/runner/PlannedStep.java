package dev.rehearsal.runner;

import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Step;
import java.util.List;
import java.util.Optional;

/**
 * A step of the runbook and what it would do now.
 *
 * @param number its place in the runbook, from 1
 * @param window the window it runs in, if any
 * @param forecasts one for each action of its plan, where clients are held meanwhile; empty elsewhere
 */
public record PlannedStep(int number, Optional<WindowKind> window, Step step, Plan plan, List<Forecast> forecasts) {
    public PlannedStep {
        forecasts = List.copyOf(forecasts);
    }

    PlannedStep(int number, Optional<WindowKind> window, Step step, Plan plan) {
        this(number, window, step, plan, List.of());
    }

    /** This step, where traffic is moved meanwhile, with how long its actions will take. */
    PlannedStep foretoldBy(Forecasts pace) {
        return window.filter(WindowKind::movesTraffic).isEmpty()
                ? this
                : new PlannedStep(
                        number,
                        window,
                        step,
                        plan,
                        plan.actions().stream().map(pace::of).toList());
    }
}
