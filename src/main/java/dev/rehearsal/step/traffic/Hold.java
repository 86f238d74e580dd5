package dev.rehearsal.step.traffic;

import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Milestone;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What has happened since traffic was held last.
 *
 * @param reached of which {@link Milestone#CAUGHT_UP} is only there when nothing could be written any more by then
 * @param steps the names of those that have begun
 */
record Hold(Set<Milestone> reached, Set<String> steps) {
    /** Steps of an operator's own, which may see to anything. */
    private static final Set<String> OWN = Set.of("run-command", "confirm");

    static Hold of(List<Event> events) {
        Set<Milestone> reached = EnumSet.noneOf(Milestone.class);
        Set<String> steps = new HashSet<>();
        for (Event event : events) {
            if (event instanceof Event.StepBegan began) {
                steps.add(began.step());
            } else if (event instanceof Event.Reached milestone) {
                switch (milestone.milestone()) {
                    case PAUSING -> {
                        reached.clear();
                        steps.clear();
                    }
                    case DRAINED, FENCED -> reached.remove(Milestone.CAUGHT_UP);
                    default -> {}
                }
                reached.add(milestone.milestone());
            }
        }
        return new Hold(reached, steps);
    }

    boolean isFenced() {
        return reached.contains(Milestone.FENCED);
    }

    boolean isRepointed() {
        return reached.contains(Milestone.REPOINTED);
    }

    /** Whether the server that takes over is known to have every write, or somebody else may have seen to it. */
    boolean isCaughtUp() {
        return reached.contains(Milestone.CAUGHT_UP) || OWN.stream().anyMatch(steps::contains);
    }

    boolean hasBegun(String step) {
        return steps.contains(step);
    }
}
