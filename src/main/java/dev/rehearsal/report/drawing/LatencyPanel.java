package dev.rehearsal.report.drawing;

import dev.rehearsal.report.traffic.Bucket;
import dev.rehearsal.report.traffic.Timeline;
import dev.rehearsal.requests.Micros;

import static dev.rehearsal.time.Durations.inWords;

/** Draws how long requests took: 99 of 100 of them as a line, the longest as dots. */
record LatencyPanel(Timeline timeline, Canvas canvas, Scale time) {
    static final int BOTTOM = 462;
    private static final int TOP = 352;

    void draw(Sketch sketch) {
        Scale height = Scale.logarithmic(1_000, Math.max(100_000, timeline.slowest() * 1.3), BOTTOM, TOP);
        canvas.caption(sketch, 338, "latency from arrival: p99 (line), longest (dots)");
        for (long micros = 1_000; micros <= height.toValue(); micros *= 10) {
            canvas.height(sketch, height.at(micros), inWords(Micros.duration(micros)));
        }
        StringBuilder p99 = new StringBuilder();
        StringBuilder longest = new StringBuilder();
        boolean isDown = false;
        for (int i = 0; i < timeline.buckets().size(); i++) {
            Bucket bucket = timeline.buckets().get(i);
            double x = time.at(timeline.start() + i * timeline.width() + timeline.width() / 2);
            if (bucket.all() > 0) {
                p99.append(isDown ? "L" : "M")
                        .append("%s %s".formatted(Pen.number(x), Pen.number(height.at(bucket.p99()))));
                longest.append("M%s %sh0".formatted(Pen.number(x), Pen.number(height.at(bucket.longest()))));
            }
            isDown = bucket.all() > 0;
        }
        sketch.moving().shape("p99", p99.toString());
        sketch.moving().shape("longest", longest.toString());
    }
}
