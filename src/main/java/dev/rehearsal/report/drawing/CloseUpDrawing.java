package dev.rehearsal.report.drawing;

import dev.rehearsal.report.traffic.CloseUp;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.Status;

import static dev.rehearsal.time.Durations.inWords;

/**
 * Draws a window close up: a dot for each request, at its arrival, as high as it waited. Requests that had to wait for
 * the same moment lie on one falling line. For one thread.
 */
final class CloseUpDrawing {
    private static final int HEIGHT = 330;
    private static final int TOP = 76;
    private static final int BOTTOM = 296;
    private static final int MARK_ROWS = 3;
    private static final double ROW = 13.0;

    private final CloseUp closeUp;
    private final Canvas canvas;
    private final Sketch sketch = new Sketch();
    private final Scale time;
    private final Scale latency;

    CloseUpDrawing(CloseUp closeUp, Canvas canvas) {
        this.closeUp = closeUp;
        this.canvas = canvas;
        this.time = canvas.time(closeUp.from(), closeUp.to());
        this.latency = Scale.fromZero(Math.max(10_000, slowest() * 1.05), BOTTOM, TOP);
    }

    Drawing draw() {
        canvas.caption(sketch, 14, "wait of each request: • answered, ✕ failed, ○ unknown");
        for (int part = 0; part <= 2; part++) {
            double value = latency.toValue() * part / 2;
            canvas.height(sketch, latency.at(value), inWords(Micros.duration(Math.round(value))));
        }
        canvas.times(sketch, time, closeUp.zero(), BOTTOM);
        milestones();
        closeUp.others().kept().forEach(this::mark);
        closeUp.slowest().ifPresent(this::mark);
        sketch.moving().shape("dot", answered());
        String name = closeUp.window().name();
        return sketch.finish(
                name,
                "The %s, request by request".formatted(name),
                "%s around the %s; the slowest waited %s."
                        .formatted(closeUp.extent(), name, inWords(Micros.duration(slowest()))),
                canvas,
                HEIGHT,
                time,
                closeUp.zero());
    }

    private void milestones() {
        for (int i = 0; i < closeUp.offsets().size(); i++) {
            double x = time.at(Micros.at(closeUp.offsets().get(i).at()));
            double y = 34 + (i % MARK_ROWS) * ROW;
            sketch.moving().line("milestone", x, y + 3, x, BOTTOM);
            sketch.moving().text("milestone-name", "middle", x, y, Integer.toString(i + 1));
        }
    }

    private void mark(Request request) {
        if (request.status() != Status.OK) {
            sketch.moving()
                    .mark(
                            request.status() == Status.FAILED ? "cross" : "ring",
                            time.at(request.intended()),
                            latency.at(request.latency()));
        }
    }

    private String answered() {
        StringBuilder dots = new StringBuilder();
        closeUp.answered().kept().forEach(request -> dots.append(dot(request)));
        closeUp.slowest()
                .filter(request -> request.status() == Status.OK)
                .ifPresent(request -> dots.append(dot(request)));
        return dots.toString();
    }

    private String dot(Request request) {
        return "M%s %sh0".formatted(Pen.number(time.at(request.intended())), Pen.number(latency.at(request.latency())));
    }

    private long slowest() {
        return closeUp.slowest().map(Request::latency).orElse(0L);
    }
}
