package dev.rehearsal.check.availability;

import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.requests.Hiccup;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.Schedule;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that the clients saw, gathered in memory that does not grow with the number of requests but for a bit
 * each. For one thread.
 */
final class Observation {
    private final Terms terms;
    private final Arrivals arrivals;
    private final InFlight inFlight = new InFlight();
    private final Kind all = new Kind();
    private final SortedMap<String, Kind> kinds = new TreeMap<>();
    private final Map<Window, WindowFigures> windows = new LinkedHashMap<>();
    private final WindowFigures outside;
    private final WindowFigures warmUp;
    private final long begun;
    private long lastAnswer = Long.MIN_VALUE;
    private long neverAnswered;

    Observation(Terms terms, Schedule schedule) {
        this.terms = terms;
        this.arrivals = new Arrivals(schedule, Micros.at(terms.begun()));
        terms.windows()
                .forEach(window -> windows.put(window, new WindowFigures(window.name(), limit(window), terms.times())));
        this.outside = new WindowFigures("outside all windows", terms.expect().longestStall(), terms.times());
        this.warmUp = new WindowFigures("the warm-up", Duration.ofDays(1), terms.times());
        this.begun = Micros.at(terms.begun());
    }

    void add(Request request) {
        arrivals.add(request);
        inFlight.add(request.intended(), request.ended());
        all.add(request);
        kinds.computeIfAbsent(request.kind(), any -> new Kind()).add(request);
        place(request);
        lastAnswer = Math.max(lastAnswer, request.ended());
    }

    void add(Hiccup hiccup) {
        long began = hiccup.at() - hiccup.late();
        boolean isOutside = true;
        for (Map.Entry<Window, WindowFigures> window : windows.entrySet()) {
            if (window.getKey().overlaps(began, hiccup.at())) {
                window.getValue().add(hiccup);
                isOutside = false;
            }
        }
        if (isOutside) {
            (began < begun ? warmUp : outside).add(hiccup);
        }
    }

    /** To be called once, after the last request. */
    void finish() {
        long end = Math.max(lastAnswer, terms.stopped().map(Micros::at).orElse(Long.MIN_VALUE));
        arrivals.eachUnanswered(terms.stopped(), end, request -> {
            neverAnswered++;
            inFlight.addForGood(request.intended());
            place(request);
        });
        all.finish(neverAnswered > 0 ? end : Long.MIN_VALUE);
        kinds.values().forEach(kind -> kind.finish(Long.MIN_VALUE));
    }

    Arrivals arrivals() {
        return arrivals;
    }

    Kind all() {
        return all;
    }

    SortedMap<String, Kind> kinds() {
        return kinds;
    }

    Map<Window, WindowFigures> windows() {
        return windows;
    }

    WindowFigures outside() {
        return outside;
    }

    long neverAnswered() {
        return neverAnswered;
    }

    FigureTable figures() {
        FigureTable figures = new FigureTable();
        all.tell(figures, "");
        figures.count("neverAnswered", neverAnswered).count("peakInFlight", inFlight.peak());
        arrivals.tell(figures);
        windows.forEach((window, place) -> {
            String prefix = "window." + window.name() + ".";
            figures.duration(prefix + "lasted", window.lasted());
            place.tell(figures, prefix);
        });
        warmUp.tell(figures, "warmUp.");
        outside.tell(figures, "outside.");
        kinds.forEach((name, kind) -> kind.tell(figures, "kind." + name + "."));
        return figures;
    }

    private Duration limit(Window window) {
        Duration expected = terms.expect().longestStall();
        return window.kind() == WindowKind.MAINTENANCE ? window.limit().orElse(expected) : expected;
    }

    /** A request counts for every window during which, or during whose backlog, somebody waited for it. */
    private void place(Request request) {
        boolean isOutside = true;
        for (Map.Entry<Window, WindowFigures> window : windows.entrySet()) {
            if (window.getKey().overlaps(request.intended(), request.ended())) {
                window.getValue().add(request);
                isOutside = false;
            }
        }
        if (isOutside) {
            (request.intended() < begun ? warmUp : outside).add(request);
        }
    }
}
