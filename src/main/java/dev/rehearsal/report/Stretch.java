package dev.rehearsal.report;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.WindowKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A measured window, from opening to closing; to the journal's end when it never closed. */
public record Stretch(WindowKind kind, Instant from, Instant to) {
    static List<Stretch> in(List<Event> events, Instant end) {
        List<Stretch> stretches = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.WindowOpened opened) {
                stretches.add(new Stretch(opened.kind(), opened.at(), end));
            } else if (event instanceof Event.WindowClosed closed && !stretches.isEmpty()) {
                Stretch open = stretches.remove(stretches.size() - 1);
                stretches.add(new Stretch(open.kind(), open.from(), closed.at()));
            }
        }
        return List.copyOf(stretches);
    }

    public String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
