package dev.rehearsal.report;

import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.Status;
import java.util.List;

import static dev.rehearsal.time.Durations.inWords;

/**
 * Draws the switchover close up: a dot for each request, at its arrival, as high as it waited. Requests that had to
 * wait for the same moment lie on one falling line. For one thread.
 */
final class CloseUpDrawing {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 330;
    private static final int LEFT = 62;
    private static final int RIGHT = 946;
    private static final int TOP = 76;
    private static final int BOTTOM = 296;
    private static final int TICKS = 8;
    private static final int MARK_ROWS = 3;

    private final CloseUp closeUp;
    private final List<Offset> offsets;
    private final Pen pen = new Pen();
    private final Scale time;
    private final Scale latency;
    private final long zero;

    CloseUpDrawing(CloseUp closeUp, List<Offset> offsets) {
        this.closeUp = closeUp;
        this.offsets = offsets;
        this.zero =
                offsets.isEmpty() ? closeUp.from() : Micros.at(offsets.get(0).at());
        this.time = Scale.ofTime(closeUp.from(), closeUp.to(), LEFT, RIGHT);
        this.latency = Scale.even(0, Math.max(10_000, slowest() * 1.1), BOTTOM, TOP);
    }

    Drawing draw() {
        axes();
        milestones();
        requests();
        String description = "%,d requests around the switchover; the slowest waited %s."
                .formatted(closeUp.requests().size(), inWords(Micros.duration(slowest())));
        return pen.finish("close-up", "The switchover, request by request", description, WIDTH, HEIGHT);
    }

    private void axes() {
        for (int part = 0; part <= 2; part++) {
            double value = latency.toValue() * part / 2;
            pen.line("grid", LEFT, latency.at(value), RIGHT, latency.at(value));
            pen.text("tick", "end", LEFT - 6, latency.at(value) + 4, inWords(Micros.duration(Math.round(value))));
        }
        long step = roundStep((closeUp.to() - closeUp.from()) / TICKS);
        for (long offset = -Math.floorDiv(zero - closeUp.from(), step) * step;
                zero + offset <= closeUp.to();
                offset += step) {
            double x = time.at(zero + offset);
            pen.line("grid", x, BOTTOM, x, BOTTOM + 5);
            pen.text("tick", "middle", x, BOTTOM + 19, offset == 0 ? "time zero" : signed(offset));
        }
        pen.text(
                "axis",
                "start",
                LEFT,
                14,
                "wait of each request, by its arrival: answered (dot), failed (cross), unknown (ring)");
    }

    private void milestones() {
        for (int i = 0; i < offsets.size(); i++) {
            double x = time.at(Micros.at(offsets.get(i).at()));
            double y = 34 + (i % MARK_ROWS) * 14.0;
            pen.line("milestone", x, y + 3, x, BOTTOM);
            pen.text("milestone-name", "middle", x, y, Integer.toString(i + 1));
        }
    }

    private void requests() {
        StringBuilder ok = new StringBuilder();
        StringBuilder failed = new StringBuilder();
        StringBuilder unknown = new StringBuilder();
        for (Request request : closeUp.requests()) {
            mark(request, ok, failed, unknown);
        }
        closeUp.slowest().ifPresent(request -> mark(request, ok, failed, unknown));
        pen.shape("dot", ok.toString());
        pen.shape("cross", failed.toString());
        pen.shape("ring", unknown.toString());
    }

    private void mark(Request request, StringBuilder ok, StringBuilder failed, StringBuilder unknown) {
        String x = Pen.number(time.at(request.intended()));
        String y = Pen.number(latency.at(request.latency()));
        if (request.status() == Status.OK) {
            ok.append("M%s %sh0".formatted(x, y));
        } else if (request.status() == Status.FAILED) {
            failed.append("M%s %sm-4 -4l8 8m0 -8l-8 8".formatted(x, y));
        } else {
            unknown.append("M%s %sm-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0".formatted(x, y));
        }
    }

    private long slowest() {
        return closeUp.slowest().map(Request::latency).orElse(0L);
    }

    private static String signed(long micros) {
        return (micros < 0 ? "−" : "+") + inWords(Micros.duration(Math.abs(micros)));
    }

    /** One, two or five times a power of ten, the next above. */
    private static long roundStep(long atLeast) {
        long power = 1_000;
        while (power * 10 <= atLeast) {
            power *= 10;
        }
        return power >= atLeast
                ? power
                : power * 2 >= atLeast ? power * 2 : power * 5 >= atLeast ? power * 5 : power * 10;
    }
}
