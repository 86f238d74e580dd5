package dev.rehearsal.report;

import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.requests.Micros;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import static dev.rehearsal.time.Durations.inWords;

/**
 * Draws the whole load over time: answers a second above, latencies below, the measured windows behind both. For one
 * thread.
 */
final class Overview {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 420;
    static final int LEFT = 62;
    static final int RIGHT = 946;
    static final int TOP = 40;
    private static final int ANSWERS_BOTTOM = 190;
    static final int LATENCIES_TOP = 248;
    static final int BOTTOM = 386;
    /** What was held is answered in one burst; drawn whole, it would flatten everything else. */
    private static final int BURST = 3;

    private final Timeline timeline;
    private final Story story;
    private final Pen pen = new Pen();
    private final Scale time;
    private final double perSecond;
    private final Scale answers;
    private final boolean isCut;
    private final Scale latency;

    Overview(Timeline timeline, Story story) {
        this.timeline = timeline;
        this.story = story;
        this.time = Scale.ofTime(timeline.start(), timeline.end(), LEFT, RIGHT);
        this.perSecond = 1e6 / timeline.width();
        double most = timeline.buckets().stream().mapToLong(Bucket::all).max().orElse(1) * perSecond;
        double shown = Math.min(most, BURST * usualPerSecond());
        this.isCut = shown < most;
        this.answers = Scale.even(0, Math.max(1, shown), ANSWERS_BOTTOM, TOP);
        this.latency = Scale.logarithmic(1_000, Math.max(100_000, slowest() * 1.3), BOTTOM, LATENCIES_TOP);
    }

    Drawing draw() {
        windows();
        new Axes(timeline, time, answers, latency).draw(pen, isCut);
        answers();
        latencies();
        longestGap();
        return pen.finish("overview", "Answers a second and latencies over time", describe(), WIDTH, HEIGHT);
    }

    private void windows() {
        for (Stretch window : story.windows()) {
            double from = time.at(Micros.at(window.from()));
            double width = Math.max(2, time.at(Micros.at(window.to())) - from);
            String style = window.kind() == WindowKind.SWITCHOVER ? "switchover" : "maintenance";
            pen.shape("band " + style, Pen.box(from, TOP, width, BOTTOM - TOP));
            boolean isFarRight = from > RIGHT - 120;
            pen.text(
                    "band-name",
                    isFarRight ? "end" : "start",
                    isFarRight ? from + width : from,
                    TOP - 8,
                    window.name());
        }
    }

    private void answers() {
        StringBuilder ok = new StringBuilder();
        StringBuilder failed = new StringBuilder();
        StringBuilder unknown = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        double width = time.at(timeline.start() + timeline.width()) - LEFT;
        for (int i = 0; i < timeline.buckets().size(); i++) {
            Bucket bucket = timeline.buckets().get(i);
            double x = LEFT + i * width;
            bar(ok, x, width, 0, bucket.ok());
            bar(unknown, x, width, bucket.ok(), bucket.unknown());
            bar(failed, x, width, bucket.ok() + bucket.unknown(), bucket.failed());
            if (bucket.failed() + bucket.unknown() > 0) {
                marks.append("M%s %sl-4 8h8z".formatted(Pen.number(x + width / 2), Pen.number(ANSWERS_BOTTOM + 2.0)));
            }
        }
        pen.shape("ok", ok.toString());
        pen.shape("unknown", unknown.toString());
        pen.shape("failed", failed.toString());
        pen.shape("failed", marks.toString());
    }

    private void bar(StringBuilder path, double x, double width, long below, long count) {
        if (count > 0) {
            double top = answers.at((below + count) * perSecond);
            path.append(Pen.box(x, top, width, answers.at(below * perSecond) - top));
        }
    }

    private void latencies() {
        StringBuilder p99 = new StringBuilder();
        StringBuilder longest = new StringBuilder();
        boolean isDown = false;
        for (int i = 0; i < timeline.buckets().size(); i++) {
            Bucket bucket = timeline.buckets().get(i);
            double x = time.at(timeline.start() + i * timeline.width() + timeline.width() / 2);
            if (bucket.all() > 0) {
                p99.append(isDown ? "L" : "M")
                        .append("%s %s".formatted(Pen.number(x), Pen.number(latency.at(bucket.p99()))));
                longest.append("M%s %sh0".formatted(Pen.number(x), Pen.number(latency.at(bucket.longest()))));
            }
            isDown = bucket.all() > 0;
        }
        pen.shape("p99", p99.toString());
        pen.shape("longest", longest.toString());
    }

    private void longestGap() {
        Optional<Duration> gap = story.figure("availability", "longestGap").flatMap(FigureTable::asDuration);
        Optional<Instant> from = story.figure("availability", "longestGapFrom").map(Instant::parse);
        if (gap.isEmpty() || from.isEmpty()) {
            return;
        }
        double left = time.at(Micros.at(from.get()));
        double right = Math.max(left + 2, time.at(Micros.at(from.get().plus(gap.get()))));
        double y = ANSWERS_BOTTOM + 16.0;
        pen.shape(
                "gap",
                "M%s %sv8M%1$s %sH%sm0 -4v8"
                        .formatted(Pen.number(left), Pen.number(y - 4), Pen.number(y), Pen.number(right)));
        boolean isFarRight = right > RIGHT - 160;
        pen.text(
                "gap-name",
                isFarRight ? "end" : "start",
                isFarRight ? left - 5 : right + 5,
                y + 4,
                "longest gap " + inWords(gap.get()));
    }

    private String describe() {
        long failed = timeline.buckets().stream().mapToLong(Bucket::failed).sum();
        long unknown = timeline.buckets().stream().mapToLong(Bucket::unknown).sum();
        long all = timeline.buckets().stream().mapToLong(Bucket::all).sum();
        return "%,d requests over %s; %,d failed, %,d of unknown outcome; the slowest took %s."
                .formatted(
                        all,
                        inWords(Duration.of(timeline.end() - timeline.start(), ChronoUnit.MICROS)),
                        failed,
                        unknown,
                        inWords(Duration.of(slowest(), ChronoUnit.MICROS)));
    }

    private double usualPerSecond() {
        long[] answered = timeline.buckets().stream()
                .mapToLong(Bucket::all)
                .filter(all -> all > 0)
                .sorted()
                .toArray();
        return answered[answered.length / 2] * perSecond;
    }

    private long slowest() {
        return timeline.buckets().stream().mapToLong(Bucket::longest).max().orElse(0);
    }
}
