package dev.rehearsal.check.availability;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.WindowKind;
import dev.rehearsal.requests.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stretch of the rehearsal that is judged by itself.
 *
 * @param name its kind, and its place among those of its kind from the second on: {@code maintenance-2}
 * @param from when it opened, in microseconds since the epoch
 * @param to when it closed; {@link Long#MAX_VALUE} when it never did
 * @param served when its backlog had been worked off
 * @param limit how long it may last, where the scenario says
 */
public record Window(WindowKind kind, String name, long from, long to, long served, Optional<Duration> limit) {
    /**
     * The windows that a journal tells of, in order.
     *
     * @param limits of the runbook's windows, in order, those that were never reached included
     */
    public static List<Window> in(List<Event> events, List<Optional<Duration>> limits) {
        List<Window> windows = new ArrayList<>();
        Map<WindowKind, Integer> places = new EnumMap<>(WindowKind.class);
        Iterator<Optional<Duration>> limit = limits.iterator();
        for (Event event : events) {
            if (event instanceof Event.WindowOpened opened) {
                int place = places.merge(opened.kind(), 1, Integer::sum);
                windows.add(new Window(
                        opened.kind(),
                        opened.kind().numbered(place),
                        Micros.at(opened.at()),
                        Long.MAX_VALUE,
                        Long.MAX_VALUE,
                        limit.hasNext() ? limit.next() : Optional.empty()));
            } else if (event instanceof Event.WindowClosed closed && !windows.isEmpty()) {
                windows.add(windows.remove(windows.size() - 1).closedAt(Micros.at(closed.at())));
            }
        }
        return List.copyOf(windows);
    }

    private Window closedAt(long end) {
        return new Window(kind, name, from, end, end, limit);
    }

    /**
     * The same with a backlog until then; but of no longer than the window itself, lest one request that hangs excuse
     * whatever comes after.
     */
    Window servedUntil(long answered) {
        return to == Long.MAX_VALUE
                ? this
                : new Window(kind, name, from, to, Math.min(Math.max(to, answered), to + (to - from)), limit);
    }

    /** How long it lasted; empty when it never closed. */
    Optional<Duration> lasted() {
        return to == Long.MAX_VALUE ? Optional.empty() : Optional.of(Micros.duration(to - from));
    }

    /** Whether anything of that stretch lies in the window or its backlog. */
    boolean overlaps(long begin, long end) {
        return begin <= served && end >= from;
    }
}
