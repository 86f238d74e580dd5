package dev.rehearsal.report.story;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.FigureTable;
import dev.rehearsal.journal.Milestone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A point of a window in which traffic was held.
 *
 * @param meaning what it is, in words
 * @param fromZero since the first action that held traffic
 */
public record Offset(String meaning, Instant at, Duration fromZero) {
    /** In the order in which they came; empty when traffic was never held. */
    static List<Offset> of(List<Event.Reached> reached) {
        Optional<Instant> zero = reached.stream()
                .filter(milestone -> milestone.milestone() == Milestone.PAUSING)
                .map(Event.Reached::at)
                .findFirst();
        return zero.map(start -> sorted(reached.stream()
                        .map(milestone -> new Offset(
                                meaning(milestone.milestone()),
                                milestone.at(),
                                Duration.between(start, milestone.at())))
                        .toList()))
                .orElse(List.of());
    }

    /** These and the first write on green, where the check of the switchover found one. */
    static List<Offset> withFirstWrite(List<Offset> offsets, Optional<Event.Judged> switchover) {
        Optional<Duration> first = switchover
                .flatMap(judged -> Optional.ofNullable(judged.figures().get("offset.first-write")))
                .flatMap(FigureTable::asDuration);
        if (offsets.isEmpty() || first.isEmpty()) {
            return offsets;
        }
        Instant zero = offsets.get(0).at().minus(offsets.get(0).fromZero());
        List<Offset> all = new ArrayList<>(offsets);
        all.add(new Offset("first write on green", zero.plus(first.get()), first.get()));
        return sorted(all);
    }

    private static List<Offset> sorted(List<Offset> offsets) {
        return offsets.stream().sorted(Comparator.comparing(Offset::fromZero)).toList();
    }

    boolean isOf(Milestone milestone) {
        return meaning.equals(meaning(milestone));
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
            case GIVEN_BACK -> "traffic is given back";
        };
    }
}
