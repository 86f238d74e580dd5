package dev.rehearsal.report.drawing;

import dev.rehearsal.journal.Event;
import dev.rehearsal.requests.Micros;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Draws how far servers were behind, one after another, over the stretch in which that was looked at. */
record LagDrawing(List<Event.LagSeen> lags, Canvas canvas) {
    private static final int HEIGHT = 230;
    private static final int TOP = 40;
    private static final int BOTTOM = 190;
    private static final int MOST_POINTS = 2000;

    Drawing draw() {
        Sketch sketch = new Sketch();
        long from = Micros.at(lags.get(0).at());
        long to = Math.max(from + 1_000, Micros.at(lags.get(lags.size() - 1).at()));
        Scale time = canvas.time(from, to);
        long most = lags.stream().mapToLong(Event.LagSeen::lag).max().orElse(0);
        Scale height = Scale.fromZero((double) most, BOTTOM, TOP);
        String unit = lags.get(0).unit();
        canvas.caption(sketch, 16, "how far behind, in " + unit);
        canvas.height(sketch, height.at(0), "0");
        canvas.height(sketch, height.at(height.toValue()), shortened((long) height.toValue()));
        canvas.times(sketch, time, from, BOTTOM);
        byRole().forEach((role, seen) -> curve(sketch, time, height, role, seen));
        return sketch.finish(
                "lag",
                "How far green was behind",
                "Looked at %,d times; at most %,d %s behind.".formatted(lags.size(), most, unit),
                canvas,
                HEIGHT,
                time,
                from);
    }

    private Map<String, List<Event.LagSeen>> byRole() {
        Map<String, List<Event.LagSeen>> roles = new TreeMap<>();
        lags.forEach(seen ->
                roles.computeIfAbsent(seen.role(), any -> new ArrayList<>()).add(seen));
        return roles;
    }

    private void curve(Sketch sketch, Scale time, Scale height, String role, List<Event.LagSeen> seen) {
        int every = 1 + seen.size() / MOST_POINTS;
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < seen.size(); i += every) {
            long worst = seen.subList(i, Math.min(seen.size(), i + every)).stream()
                    .mapToLong(Event.LagSeen::lag)
                    .max()
                    .orElse(0);
            path.append(path.isEmpty() ? "M" : "L")
                    .append(Pen.number(time.at(Micros.at(seen.get(i).at()))))
                    .append(' ')
                    .append(Pen.number(height.at(worst)));
        }
        sketch.moving().shape("p99", path.toString());
        seen.stream().max(Comparator.comparingLong(Event.LagSeen::lag)).ifPresent(worst -> {
            double x = time.at(Micros.at(worst.at()));
            canvas.name(sketch.moving(), "band-name", x + 4, x - 4, height.at(worst.lag()) - 6, role);
        });
    }

    private static String shortened(long value) {
        if (value < 10_000) {
            return "%,d".formatted(value);
        }
        return value < 1_000_000
                ? "%,d k".formatted(value / 1_000)
                : String.format(Locale.ROOT, "%,.1f M", value / 1e6);
    }
}
