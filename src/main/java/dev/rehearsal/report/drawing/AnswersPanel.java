package dev.rehearsal.report.drawing;

import dev.rehearsal.report.traffic.Bucket;
import dev.rehearsal.report.traffic.Timeline;

/** Draws the answers a second: good ones, above them those of unknown outcome and failed ones. For one thread. */
final class AnswersPanel {
    static final int BOTTOM = 176;
    private static final int TOP = 66;
    /** What was held is answered in one burst; drawn whole, it would flatten everything else. */
    private static final int BURST = 3;

    private final Timeline timeline;
    private final Canvas canvas;
    private final Scale time;
    private final double perSecond;
    private final Scale height;
    private final boolean isCut;

    AnswersPanel(Timeline timeline, Canvas canvas, Scale time) {
        this.timeline = timeline;
        this.canvas = canvas;
        this.time = time;
        this.perSecond = 1e6 / timeline.width();
        double most = timeline.buckets().stream().mapToLong(Bucket::all).max().orElse(1) * perSecond;
        double shown = Math.min(most, BURST * usualPerSecond());
        this.isCut = shown < most;
        this.height = Scale.fromZero(shown, BOTTOM, TOP);
    }

    void draw(Sketch sketch) {
        String cut = isCut ? ", bursts cut off" : "";
        canvas.caption(sketch, 16, "answers a second%s; ▾ failed, ○ unknown".formatted(cut));
        for (int part = 0; part <= 2; part++) {
            double value = height.toValue() * part / 2;
            canvas.height(sketch, height.at(value), "%,d/s".formatted(Math.round(value)));
        }
        bars(sketch.moving());
    }

    private void bars(Pen pen) {
        StringBuilder ok = new StringBuilder();
        StringBuilder failed = new StringBuilder();
        StringBuilder unknown = new StringBuilder();
        double width = time.at(timeline.start() + timeline.width()) - canvas.left();
        for (int i = 0; i < timeline.buckets().size(); i++) {
            Bucket bucket = timeline.buckets().get(i);
            double x = canvas.left() + i * width;
            bar(ok, x, width, 0, bucket.ok());
            bar(unknown, x, width, bucket.ok(), bucket.unknown());
            bar(failed, x, width, bucket.ok() + bucket.unknown(), bucket.failed());
            if (bucket.failed() > 0) {
                pen.mark("triangle", x + width / 2, BOTTOM + 2);
            }
            if (bucket.unknown() > 0) {
                pen.mark("ring", x + width / 2, BOTTOM + 6);
            }
        }
        pen.shape("ok", ok.toString());
        pen.shape("unknown", unknown.toString());
        pen.shape("failed", failed.toString());
    }

    private void bar(StringBuilder path, double x, double width, long below, long count) {
        if (count > 0) {
            double top = height.at((below + count) * perSecond);
            path.append(Pen.box(x, top, width, height.at(below * perSecond) - top));
        }
    }

    private double usualPerSecond() {
        long[] answered = timeline.buckets().stream()
                .mapToLong(Bucket::all)
                .filter(all -> all > 0)
                .sorted()
                .toArray();
        return answered[answered.length / 2] * perSecond;
    }
}
