package dev.rehearsal.report.drawing;

import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.report.story.Story;
import dev.rehearsal.report.story.Stretch;
import dev.rehearsal.report.traffic.Bucket;
import dev.rehearsal.report.traffic.Observed;
import dev.rehearsal.report.traffic.Timeline;
import dev.rehearsal.requests.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static dev.rehearsal.time.Durations.inWords;

/**
 * Draws the whole load over time: answers a second, requests under way, latencies, what the machine did meanwhile, and
 * the measured windows behind all of them. For one thread.
 */
final class Overview {
    private static final int TOP = 44;
    /** Below the last panel: times, and the steps of the runbook. */
    private static final int FOOT = 30 + StepStrip.HEIGHT;

    private static final int BETWEEN_PANELS = 26;
    /** Between the crowd and the latencies, where nothing else stands. */
    private static final int LATENCIES_BOTTOM = 320;

    private final Observed load;
    private final Story story;
    private final Canvas canvas;
    private final Scale time;
    private final Sketch sketch = new Sketch();
    private int bottom = LatencyPanel.BOTTOM;

    Overview(Observed load, Story story, Canvas canvas) {
        this.load = load;
        this.story = story;
        this.canvas = canvas;
        this.time = canvas.time(load.timeline().start(), load.timeline().end());
    }

    Drawing draw() {
        load.machine()
                .ifPresent(machine ->
                        bottom = new MachinePanel(machine, canvas, time, bottom + BETWEEN_PANELS).draw(sketch));
        windows();
        new AnswersPanel(load.timeline(), canvas, time).draw(sketch);
        crowd();
        new LatencyPanel(load.timeline(), canvas, time).draw(sketch);
        canvas.times(sketch, time, load.timeline().start(), bottom);
        new StepStrip(story, canvas, time).draw(sketch, bottom + 30.0);
        phases();
        longestGap();
        return sketch.finish(
                "overview",
                load.machine().isPresent()
                        ? "Answers a second, requests under way, latencies and the machine over time"
                        : "Answers a second, requests under way and latencies over time",
                describe(),
                canvas,
                bottom + FOOT,
                time,
                load.timeline().start());
    }

    private void windows() {
        for (Stretch window : story.windows()) {
            double from = time.at(Micros.at(window.from()));
            double width = Math.max(2, time.at(Micros.at(window.to())) - from);
            String style = window.kind().movesTraffic() ? "switchover" : "maintenance";
            sketch.moving().shape("band " + style, Pen.box(from, TOP, width, bottom - TOP));
            canvas.name(sketch.moving(), "band-name", from, from + width, TOP - 4, window.name());
        }
        story.vainHold().ifPresent(hold -> {
            double from = time.at(Micros.at(hold.from()));
            double width = Math.max(2, time.at(Micros.at(hold.to())) - from);
            sketch.moving().shape("band held", Pen.box(from, TOP, width, bottom - TOP));
            canvas.name(sketch.moving(), "band-name", from + 3, from + width - 3, TOP + 12.0, hold.inShort());
        });
    }

    /** Where the runbook began and where it ended, as the load saw it. */
    private void phases() {
        story.phases().forEach((phase, began) -> {
            double x = time.at(Micros.at(began));
            sketch.moving().line("phase", x, TOP, x, bottom);
            canvas.name(sketch.moving(), "phase-name", x + 3, x - 3, LATENCIES_BOTTOM, phase);
        });
    }

    private void crowd() {
        List<Long> peaks = load.inFlight();
        long most = peaks.stream().mapToLong(Long::longValue).max().orElse(0);
        Scale height = Scale.fromZero((double) Math.max(10, most), 304, 244);
        canvas.caption(sketch, 230, "requests under way, the most at once");
        canvas.height(sketch, height.at(0), "0");
        canvas.height(sketch, height.at(height.toValue()), "%,d".formatted((long) height.toValue()));
        StringBuilder area = new StringBuilder();
        double width = time.at(load.timeline().start() + load.timeline().width()) - canvas.left();
        for (int i = 0; i < peaks.size(); i++) {
            if (peaks.get(i) > 0) {
                double top = height.at(peaks.get(i));
                area.append(Pen.box(canvas.left() + i * width, top, width, height.at(0) - top));
            }
        }
        sketch.moving().shape("crowd", area.toString());
    }

    private void longestGap() {
        Optional<Duration> gap = story.figure("availability", "longestGap").flatMap(FigureTable::asDuration);
        Optional<Instant> from = story.figure("availability", "longestGapFrom").map(Instant::parse);
        if (gap.isEmpty() || from.isEmpty()) {
            return;
        }
        double left = time.at(Micros.at(from.get()));
        double right = Math.max(left + 2, time.at(Micros.at(from.get().plus(gap.get()))));
        double y = AnswersPanel.BOTTOM + 16.0;
        sketch.moving()
                .shape(
                        "gap",
                        "M%s %sv8M%1$s %sH%sm0 -4v8"
                                .formatted(Pen.number(left), Pen.number(y - 4), Pen.number(y), Pen.number(right)));
        canvas.name(sketch.moving(), "gap-name", right + 5, left - 5, y + 4, "longest gap " + inWords(gap.get()));
    }

    private String describe() {
        Timeline timeline = load.timeline();
        long failed = timeline.buckets().stream().mapToLong(Bucket::failed).sum();
        long unknown = timeline.buckets().stream().mapToLong(Bucket::unknown).sum();
        long all = timeline.buckets().stream().mapToLong(Bucket::all).sum();
        long most = load.inFlight().stream().mapToLong(Long::longValue).max().orElse(0);
        return "%,d requests over %s; %,d failed, %,d of unknown outcome; %,d under way at once; the slowest took %s.%s%s"
                .formatted(
                        all,
                        inWords(Micros.duration(timeline.end() - timeline.start())),
                        failed,
                        unknown,
                        most,
                        inWords(Micros.duration(timeline.slowest())),
                        story.vainHold().map(hold -> " " + hold.inWords()).orElse(""),
                        load.machine()
                                .map(machine -> " " + machine.describe(timeline.start(), timeline.end()))
                                .orElse(""));
    }
}
