package dev.rehearsal.report.drawing;

import dev.rehearsal.time.Durations;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How wide a drawing is and between which edges its time runs. Each is made twice, so that its words can be read on a
 * wide screen and on a telephone.
 *
 * @param ticks how many places in time may be named without their names touching
 * @param suffix tells the drawings of one thing apart
 */
record Canvas(int width, int left, int right, int ticks, String suffix) {
    static final Canvas WIDE = new Canvas(960, 62, 946, 10, "");
    static final Canvas NARROW = new Canvas(358, 54, 352, 4, "-narrow");

    /** Where times lie on it. */
    Scale time(long from, long to) {
        return Scale.ofTime(from, to, left, right);
    }

    /** A name of a stretch that begins there, kept inside. */
    void name(Pen pen, String style, double from, double to, double y, String name) {
        boolean isFarRight = from > left + (right - left) * 0.75;
        pen.text(style, isFarRight ? "end" : "start", isFarRight ? to : from, y, name);
    }

    /** What a panel shows, above it. */
    void caption(Sketch sketch, double y, String text) {
        sketch.still().text("axis", "start", margin(), y, text);
    }

    /** Where words begin that stand above a panel: where there is little room, beside its edge. */
    double margin() {
        return width == NARROW.width ? 4 : left;
    }

    /** A line across, with its value. */
    void height(Sketch sketch, double y, String label) {
        sketch.still().line("grid", left, y, right, y);
        sketch.still().text("tick", "end", left - 6, y + 4, label);
    }

    /** Names times along the lower edge, counted from one of them. */
    void times(Sketch sketch, Scale time, long zero, double bottom) {
        long from = (long) time.fromValue();
        long to = (long) time.toValue();
        long step = roundStep(Math.max(1, (to - from) / ticks));
        for (long offset = -Math.floorDiv(zero - from, step) * step; zero + offset <= to; offset += step) {
            double x = time.at(zero + offset);
            sketch.moving().line("grid", x, bottom, x, bottom + 5);
            sketch.moving().text("tick time", x > right - 20 ? "end" : "middle", x, bottom + 19, signed(offset));
        }
    }

    private static String signed(long micros) {
        String words = Durations.inWords(Duration.of(Math.abs(micros), ChronoUnit.MICROS));
        return micros == 0 ? "0" : (micros < 0 ? "−" : "+") + words;
    }

    /** The next above, of those that people count in. */
    private static long roundStep(long atLeast) {
        long power = 1_000;
        while (power * 10 <= atLeast && power < 1_000_000) {
            power *= 10;
        }
        long[] factors = power < 1_000_000
                ? new long[] {1, 2, 5, 10}
                : new long[] {1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400};
        for (long factor : factors) {
            if (power * factor >= atLeast) {
                return power * factor;
            }
        }
        return atLeast;
    }
}
