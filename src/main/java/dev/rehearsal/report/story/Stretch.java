package dev.rehearsal.report.story;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.journal.WindowKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A measured window, from opening to closing; to the journal's end when it never closed.
 *
 * @param name as in the figures of checks
 * @param offsets what was reached in it, from time zero
 */
public record Stretch(WindowKind kind, String name, Instant from, Instant to, List<Offset> offsets) {
    public Stretch {
        offsets = List.copyOf(offsets);
    }

    static List<Stretch> in(List<Event> events, Instant end) {
        List<Stretch> stretches = new ArrayList<>();
        List<Event.Reached> reached = new ArrayList<>();
        Map<WindowKind, Integer> places = new EnumMap<>(WindowKind.class);
        boolean isOpen = false;
        for (Event event : events) {
            if (event instanceof Event.WindowOpened opened) {
                isOpen = true;
                reached.clear();
                int place = places.merge(opened.kind(), 1, Integer::sum);
                stretches.add(new Stretch(opened.kind(), opened.kind().numbered(place), opened.at(), end, List.of()));
            } else if (isOpen && event instanceof Event.Reached milestone) {
                reached.add(milestone);
                stretches.add(stretches.remove(stretches.size() - 1).with(end, reached));
            } else if (isOpen && event instanceof Event.WindowClosed closed) {
                isOpen = false;
                stretches.add(stretches.remove(stretches.size() - 1).with(closed.at(), reached));
            }
        }
        return List.copyOf(stretches);
    }

    /** Whether traffic was let go on another server. */
    boolean hasMoved() {
        return kind.movesTraffic() && offsets.stream().anyMatch(offset -> offset.isOf(Milestone.RESUMED));
    }

    private Stretch with(Instant end, List<Event.Reached> reached) {
        return new Stretch(kind, name, from, end, Offset.of(reached));
    }
}
