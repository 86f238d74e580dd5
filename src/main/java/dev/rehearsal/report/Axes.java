package dev.rehearsal.report;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import static dev.rehearsal.time.Durations.inWords;

/** The lines and words that tell what the overview's heights and widths stand for. */
record Axes(Timeline timeline, Scale time, Scale answers, Scale latency) {
    private static final List<Integer> SECONDS_BETWEEN_TICKS =
            List.of(1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600);
    private static final int MOST_TICKS = 12;

    /** @param isCut whether bursts are higher than the drawing */
    void draw(Pen pen, boolean isCut) {
        heights(pen);
        seconds(pen);
        pen.text(
                "axis",
                "start",
                Overview.LEFT,
                Overview.TOP - 26,
                "answers a second; a triangle below marks failed or unknown ones"
                        + (isCut ? " (bursts are cut off above)" : ""));
        pen.text(
                "axis",
                "start",
                Overview.LEFT,
                Overview.LATENCIES_TOP - 10,
                "latency from intended start: p99 (line), longest (dots)");
    }

    private void heights(Pen pen) {
        for (int part = 0; part <= 2; part++) {
            double value = answers.toValue() * part / 2;
            line(pen, answers.at(value), "%,d/s".formatted(Math.round(value)));
        }
        for (long micros = 1_000; micros <= latency.toValue(); micros *= 10) {
            line(pen, latency.at(micros), inWords(Duration.of(micros, ChronoUnit.MICROS)));
        }
    }

    private static void line(Pen pen, double height, String label) {
        pen.line("grid", Overview.LEFT, height, Overview.RIGHT, height);
        pen.text("tick", "end", Overview.LEFT - 6, height + 4, label);
    }

    private void seconds(Pen pen) {
        long seconds = Math.max(1, (timeline.end() - timeline.start()) / 1_000_000);
        int step = SECONDS_BETWEEN_TICKS.stream()
                .filter(each -> seconds / each <= MOST_TICKS)
                .findFirst()
                .orElse(7200);
        for (long second = 0; second <= seconds; second += step) {
            double x = time.at(timeline.start() + second * 1_000_000);
            pen.line("grid", x, Overview.BOTTOM, x, Overview.BOTTOM + 5);
            pen.text("tick", "middle", x, Overview.BOTTOM + 19, inWords(Duration.ofSeconds(second)));
        }
    }
}
