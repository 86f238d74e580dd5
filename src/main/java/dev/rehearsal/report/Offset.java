package dev.rehearsal.report;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.journal.WindowKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A point of the last switchover.
 *
 * @param meaning what it is, in words
 * @param fromZero since time zero
 */
public record Offset(String meaning, Instant at, Duration fromZero) {
    static List<Offset> in(List<Event> events) {
        List<Event.Reached> reached = ofLastSwitchover(events);
        Optional<Instant> zero = reached.stream()
                .filter(milestone -> milestone.milestone() == Milestone.PAUSING)
                .map(Event.Reached::at)
                .findFirst();
        List<Offset> offsets = new ArrayList<>();
        zero.ifPresent(start -> {
            reached.forEach(milestone ->
                    offsets.add(after(start, Duration.between(start, milestone.at()), meaning(milestone.milestone()))));
            firstWrite(events).ifPresent(offset -> offsets.add(after(start, offset, "first write on green")));
        });
        offsets.sort((one, other) -> one.fromZero().compareTo(other.fromZero()));
        return List.copyOf(offsets);
    }

    private static Offset after(Instant zero, Duration offset, String meaning) {
        return new Offset(meaning, zero.plus(offset), offset);
    }

    private static List<Event.Reached> ofLastSwitchover(List<Event> events) {
        List<Event.Reached> reached = new ArrayList<>();
        boolean isInside = false;
        for (Event event : events) {
            if (event instanceof Event.WindowOpened opened && opened.kind() == WindowKind.SWITCHOVER) {
                isInside = true;
                reached.clear();
            } else if (event instanceof Event.WindowClosed) {
                isInside = false;
            } else if (isInside && event instanceof Event.Reached milestone) {
                reached.add(milestone);
            }
        }
        return reached;
    }

    private static Optional<Duration> firstWrite(List<Event> events) {
        return events.stream()
                .filter(Event.Judged.class::isInstance)
                .map(Event.Judged.class::cast)
                .filter(judged -> judged.check().equals("switchover"))
                .flatMap(judged -> Optional.ofNullable(judged.figures().get("offset.first-write")).stream())
                .flatMap(figure -> FigureTable.asDuration(figure).stream())
                .findFirst();
    }

    private static String meaning(Milestone milestone) {
        return switch (milestone) {
            case PAUSING -> "traffic is being held: time zero";
            case DRAINED -> "no work under way on blue";
            case FENCED -> "blue refuses writes";
            case CAUGHT_UP -> "the marker has reached green";
            case PROMOTED -> "green is a primary of its own";
            case SEQUENCES_SET -> "green's sequences stand ahead";
            case REPOINTED -> "applications point at green";
            case RESUMED -> "traffic flows";
        };
    }
}
