package dev.rehearsal.report.drawing;

import dev.rehearsal.report.story.StepLine;
import dev.rehearsal.report.story.Story;
import dev.rehearsal.requests.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Draws when each step of the runbook acted, with its number where there is room for it. */
record StepStrip(Story story, Canvas canvas, Scale time) {
    static final int HEIGHT = 34;
    private static final double LEAST_WIDTH = 2;
    private static final double BETWEEN_NUMBERS = 18;

    void draw(Sketch sketch, double top) {
        sketch.still().text("tick", "end", canvas.left() - 6, top + 9, "steps");
        StringBuilder bars = new StringBuilder();
        double free = Double.NEGATIVE_INFINITY;
        for (StepLine step : story.steps()) {
            Optional<Instant> began = step.began();
            if (began.isEmpty()) {
                continue;
            }
            Instant end = began.get().plus(step.took().orElse(Duration.ZERO));
            double x = time.at(Micros.at(began.get()));
            bars.append(Pen.box(x, top, Math.max(LEAST_WIDTH, time.at(Micros.at(end)) - x - 1), 10));
            if (x >= free) {
                sketch.moving().text("tick", "start", x, top + 24, Integer.toString(step.number()));
                free = x + BETWEEN_NUMBERS;
            }
        }
        sketch.moving().shape("step", bars.toString());
    }
}
