package dev.rehearsal.report.traffic;

import dev.rehearsal.report.story.Offset;
import dev.rehearsal.report.story.Story;
import dev.rehearsal.report.story.Stretch;
import dev.rehearsal.requests.Micros;
import dev.rehearsal.requests.Request;
import dev.rehearsal.requests.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every request around a measured window, one by one; when there are too many, every second, every fourth, and so on,
 * of those that were answered and of those that were not, and the slowest. For one thread.
 */
public final class CloseUp {
    private static final int MOST = 2000;
    private static final int MOST_WINDOWS = 5;
    private static final long LEAST_MARGIN = 250_000;

    private final Stretch window;
    private final List<Offset> offsets;
    private final long from;
    private final long to;
    private final Thinned answered = new Thinned(MOST);
    private final Thinned others = new Thinned(MOST);
    private Optional<Request> slowest = Optional.empty();

    private CloseUp(Stretch window, List<Offset> offsets) {
        this.window = window;
        this.offsets = offsets;
        long first = zero();
        long last = Math.max(
                Micros.at(window.to()),
                offsets.isEmpty()
                        ? first
                        : Micros.at(offsets.get(offsets.size() - 1).at()));
        long margin = Math.max(LEAST_MARGIN, last - first);
        this.from = first - margin;
        this.to = last + margin;
    }

    /** One for each window; of very many, the first ones. */
    static List<CloseUp> ofWindows(Story story) {
        List<CloseUp> closeUps = new ArrayList<>();
        for (Stretch window : story.windows()) {
            boolean isLast = story.lastSwitchover().equals(Optional.of(window));
            if (isLast || closeUps.size() < MOST_WINDOWS) {
                closeUps.add(new CloseUp(window, isLast ? story.offsets() : window.offsets()));
            }
        }
        return List.copyOf(closeUps);
    }

    void add(Request request) {
        if (request.ended() < from || request.intended() > to) {
            return;
        }
        if (slowest.isEmpty() || request.latency() > slowest.get().latency()) {
            slowest = Optional.of(request);
        }
        (request.status() == Status.OK ? answered : others).add(request);
    }

    /** The first action that held traffic, or else when the window opened. */
    public long zero() {
        return offsets.isEmpty()
                ? Micros.at(window.from())
                : Micros.at(offsets.get(0).at().minus(offsets.get(0).fromZero()));
    }

    public Stretch window() {
        return window;
    }

    public List<Offset> offsets() {
        return offsets;
    }

    public Optional<Request> slowest() {
        return slowest;
    }

    public Thinned answered() {
        return answered;
    }

    /** The requests that failed, or of which nobody knows. */
    public Thinned others() {
        return others;
    }

    /** How many requests there were, and how many of them can be seen. */
    public String extent() {
        long seen = answered.seen() + others.seen();
        long drawn = (long) answered.kept().size() + others.kept().size();
        return "%,d requests%s".formatted(seen, drawn < seen ? ", %,d of them drawn,".formatted(drawn) : "");
    }

    public long from() {
        return from;
    }

    public long to() {
        return to;
    }
}
