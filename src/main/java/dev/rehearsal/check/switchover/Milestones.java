package dev.rehearsal.check.switchover;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.journal.WindowKind;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When each milestone of the last switchover window was reached.
 *
 * @param hasBegun whether there was such a window
 */
record Milestones(boolean hasBegun, Map<Milestone, Instant> reached) {
    Milestones {
        reached = Collections.unmodifiableMap(reached);
    }

    static Milestones in(List<Event> events) {
        boolean hasBegun = false;
        boolean isInside = false;
        Map<Milestone, Instant> reached = new EnumMap<>(Milestone.class);
        for (Event event : events) {
            if (event instanceof Event.WindowOpened opened && opened.kind() == WindowKind.SWITCHOVER) {
                hasBegun = true;
                isInside = true;
                reached.clear();
            } else if (event instanceof Event.WindowClosed closed && closed.kind() == WindowKind.SWITCHOVER) {
                isInside = false;
            } else if (event instanceof Event.Reached milestone && isInside) {
                reached.putIfAbsent(milestone.milestone(), milestone.at());
            }
        }
        return new Milestones(hasBegun, reached);
    }

    Optional<Instant> at(Milestone milestone) {
        return Optional.ofNullable(reached.get(milestone));
    }

    /** Whether traffic was moved and let go. */
    boolean isComplete() {
        return reached.containsKey(Milestone.PAUSING)
                && reached.containsKey(Milestone.REPOINTED)
                && reached.containsKey(Milestone.RESUMED);
    }

    /** The milestones reached, in words. */
    String inWords() {
        return reached.isEmpty() ? "none of the milestones" : "only " + reached.keySet();
    }
}
