package dev.rehearsal.runner;

import dev.rehearsal.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long clients are expected to be held by a window that moves traffic.
 *
 * @param duration without the work under way when it begins, and without what nobody can tell
 * @param waitsAtMost how long that work may take
 * @param overlapping the steps that are not done one after the other
 * @param untold the steps that have an action of which nobody can tell
 */
public record ExpectedPause(Duration duration, Duration waitsAtMost, List<String> overlapping, List<String> untold) {
    public ExpectedPause {
        overlapping = List.copyOf(overlapping);
        untold = List.copyOf(untold);
    }

    /** Of the steps of one window, in their order; of two that overlap the longer counts. */
    public static ExpectedPause of(List<PlannedStep> steps) {
        Duration sum = Duration.ZERO;
        Duration waiting = Duration.ZERO;
        List<String> overlapping = new ArrayList<>();
        List<String> untold = new ArrayList<>();
        int next = 0;
        while (next < steps.size()) {
            PlannedStep step = steps.get(next);
            boolean isPair = next + 1 < steps.size()
                    && WhileHeld.mayOverlap(step.step(), steps.get(next + 1).step());
            List<PlannedStep> together = steps.subList(next, next + (isPair ? 2 : 1));
            sum = sum.plus(together.stream()
                    .map(ExpectedPause::taken)
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO));
            for (PlannedStep each : together) {
                if (isPair) {
                    overlapping.add(each.step().verb());
                }
                waiting = waiting.plus(waiting(each));
                if (each.forecasts().stream()
                        .anyMatch(forecast -> forecast.duration().isEmpty())) {
                    untold.add(each.step().verb());
                }
            }
            next += together.size();
        }
        return new ExpectedPause(sum, waiting, overlapping, untold);
    }

    private static Duration taken(PlannedStep step) {
        return step.forecasts().stream()
                .flatMap(forecast -> forecast.duration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration waiting(PlannedStep step) {
        return step.forecasts().stream().map(Forecast::waitsAtMost).reduce(Duration.ZERO, Duration::plus);
    }

    /** In a sentence or two. */
    public String inWords() {
        return "Expected pause: %s%s%s%s."
                .formatted(
                        Durations.inWords(duration),
                        waitsAtMost.isZero()
                                ? ""
                                : ", and as long as the work under way takes, at most "
                                        + Durations.inWords(waitsAtMost),
                        overlapping.isEmpty()
                                ? ""
                                : ", counting the longer of the steps that overlap (%s)"
                                        .formatted(String.join(", ", overlapping)),
                        untold.isEmpty() ? "" : ", and what nobody here can tell: " + String.join(", ", untold));
    }
}
