package dev.rehearsal.scenario;

import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.step.ReadiesMove;
import dev.rehearsal.step.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a runbook: a step by itself, or several in a measured window.
 *
 * @param window empty for a step by itself
 * @param limit how long the window may last, where the file says
 */
public record Item(Optional<WindowKind> window, Optional<Duration> limit, List<Step> steps) {
    public Item {
        steps = window.filter(WindowKind::movesTraffic).isPresent()
                ? List.copyOf(steps)
                : steps.stream().map(Item::withoutMove).toList();
    }

    private static Step withoutMove(Step step) {
        return step instanceof ReadiesMove readying ? readying.withoutMove() : step;
    }

    public static Item step(Step step) {
        return new Item(Optional.empty(), Optional.empty(), List.of(step));
    }
}
