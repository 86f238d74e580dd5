package dev.rehearsal.check.switchover;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.journal.WindowKind;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When each milestone of the last window of a kind was reached.
 *
 * @param released when traffic had been let go before that window opened; empty when it had never been held
 * @param hasBegun whether there was such a window
 */
record Milestones(boolean hasBegun, Optional<Instant> released, Map<Milestone, Instant> reached) {
    Milestones {
        reached = Collections.unmodifiableMap(reached);
    }

    static Milestones in(List<Event> events, WindowKind kind) {
        boolean hasBegun = false;
        boolean isInside = false;
        Optional<Instant> released = Optional.empty();
        Map<Milestone, Instant> reached = new EnumMap<>(Milestone.class);
        for (Event event : events) {
            if (event instanceof Event.WindowOpened opened && opened.kind() == kind) {
                hasBegun = true;
                isInside = true;
                reached.clear();
            } else if (event instanceof Event.WindowClosed closed && closed.kind() == kind) {
                isInside = false;
            } else if (event instanceof Event.Reached milestone && isInside) {
                reached.putIfAbsent(milestone.milestone(), milestone.at());
            } else if (event instanceof Event.Reached milestone
                    && !hasBegun
                    && milestone.milestone() == Milestone.RESUMED) {
                released = Optional.of(milestone.at());
            }
        }
        return new Milestones(hasBegun, released, reached);
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
        return reached.isEmpty()
                ? "none of the milestones"
                : reached.keySet().stream()
                        .filter(each -> each != Milestone.GIVEN_BACK)
                        .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", ", "no further than ", ""));
    }
}
