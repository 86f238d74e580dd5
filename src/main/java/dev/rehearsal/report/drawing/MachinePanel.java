package dev.rehearsal.report.drawing;

import dev.rehearsal.machine.MachineSample;
import dev.rehearsal.machine.Part;
import dev.rehearsal.report.traffic.MachineTimeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws how busy the machine was and by whom, one area upon the other; above them when it was saturated, and across
 * them how long some process waited for memory or a disk, where any did. For one thread.
 */
final class MachinePanel {
    private static final int HEIGHT = 110;
    private static final int STRIP = 8;
    private static final double WHOLE = 1000;
    /** One part in a hundred: less of an area is not seen. */
    private static final long SEEN = 10;
    /** Less of a line lies on the ground. */
    private static final long WORTH_A_LINE = 30;

    private final MachineTimeline machine;
    private final Canvas canvas;
    private final Scale time;
    private final int top;

    /** @param top where its caption stands */
    MachinePanel(MachineTimeline machine, Canvas canvas, Scale time, int top) {
        this.machine = machine;
        this.canvas = canvas;
        this.time = time;
        this.top = top;
    }

    /** Returns where it ends. */
    int draw(Sketch sketch) {
        canvas.caption(
                sketch,
                top,
                "CPU of this machine, %s, by whose processes"
                        .formatted(machine.processors() == 1 ? "1 processor" : machine.processors() + " processors"));
        int above = (int) legend(sketch) + 20;
        int bottom = above + HEIGHT;
        Scale height = Scale.even(0, WHOLE, bottom, above);
        for (int percent : new int[] {0, 50, 100}) {
            canvas.height(sketch, height.at(percent * 10L), percent + " %");
        }
        areas(sketch.moving(), height);
        waits(sketch.moving(), height, "memory-waits", machine.memoryWaits());
        waits(sketch.moving(), height, "disk-waits", machine.diskWaits());
        saturated(sketch.moving(), above - 2.0);
        double limit = height.at(MachineSample.SATURATED_CPU);
        sketch.moving().line("limit", canvas.left(), limit, canvas.right(), limit);
        return bottom;
    }

    private double legend(Sketch sketch) {
        Legend legend = new Legend(canvas, sketch, top + Legend.ROW);
        for (Part part : Part.values()) {
            if (reach(machine.part(part), SEEN)) {
                legend.area(style(part), part.inWords());
            }
        }
        if (reach(machine.stolen(), SEEN)) {
            legend.area("stolen", "stolen by the hypervisor");
        }
        if (reach(machine.memoryWaits(), WORTH_A_LINE)) {
            legend.line("memory-waits", "waits for memory");
        }
        if (reach(machine.diskWaits(), WORTH_A_LINE)) {
            legend.line("disk-waits", "waits for the disk");
        }
        legend.area("saturated", "saturated (CPU: above the dashed line)");
        return legend.bottom();
    }

    private static boolean reach(List<Long> shares, long least) {
        return shares.stream().anyMatch(share -> share >= least);
    }

    private static String style(Part part) {
        return "part-" + part.name().toLowerCase(Locale.ROOT);
    }

    /** Each area reaches down to zero, and what lies below covers it: the highest one comes first. */
    private void areas(Pen pen, Scale height) {
        List<Long> below =
                new ArrayList<>(machine.busy().stream().map(any -> 0L).toList());
        List<Drawing.Shape> areas = new ArrayList<>();
        for (Part part : Part.values()) {
            if (reach(machine.part(part), 1)) {
                add(below, machine.part(part));
                areas.add(new Drawing.Shape(style(part), area(below, height)));
            }
        }
        if (reach(machine.stolen(), SEEN)) {
            pen.shape("stolen", area(machine.busy(), height));
        }
        for (int i = areas.size() - 1; i >= 0; i--) {
            pen.shape(areas.get(i).styleClass(), areas.get(i).path());
        }
    }

    private static void add(List<Long> sums, List<Long> more) {
        for (int i = 0; i < sums.size(); i++) {
            sums.set(i, sums.get(i) + more.get(i));
        }
    }

    /** A step for each bucket. */
    private String area(List<Long> values, Scale height) {
        String ground = Pen.number(height.at(0));
        return "M%s %s%sV%sz".formatted(Pen.number(x(0)), ground, steps(values, height), ground);
    }

    private String steps(List<Long> values, Scale height) {
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            boolean isLast = i + 1 == values.size();
            steps.append(
                    i > 0 && values.get(i).equals(values.get(i - 1)) ? "" : "V" + Pen.number(height.at(values.get(i))));
            if (isLast || !values.get(i).equals(values.get(i + 1))) {
                steps.append("H").append(Pen.number(x(i + 1)));
            }
        }
        return steps.toString();
    }

    /** Of what is worth a line alone: along the ground it would cover the areas. */
    private String line(List<Long> values, Scale height) {
        StringBuilder line = new StringBuilder();
        String ground = Pen.number(height.at(0));
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) >= WORTH_A_LINE) {
                boolean isFirst = i == 0 || values.get(i - 1) < WORTH_A_LINE;
                boolean isLast = i + 1 == values.size() || values.get(i + 1) < WORTH_A_LINE;
                line.append(isFirst ? "M%s %s".formatted(Pen.number(x(i)), ground) : "")
                        .append("V%sH%s".formatted(Pen.number(height.at(values.get(i))), Pen.number(x(i + 1))))
                        .append(isLast ? "V" + ground : "");
            }
        }
        return line.toString();
    }

    private void waits(Pen pen, Scale height, String style, List<Long> waits) {
        if (reach(waits, WORTH_A_LINE)) {
            pen.shape(style, line(waits, height));
        }
    }

    /** As high as the share of the bucket in which it was. */
    private void saturated(Pen pen, double bottom) {
        StringBuilder strip = new StringBuilder();
        for (int i = 0; i < machine.count(); i++) {
            double high = STRIP * machine.saturated().get(i) / WHOLE;
            if (high > 0 && x(i + 1) > x(i)) {
                strip.append(Pen.box(x(i), bottom - high, x(i + 1) - x(i), high));
            }
        }
        pen.shape("saturated", strip.toString());
    }

    private double x(int bucket) {
        return time.at(machine.from(bucket));
    }
}
