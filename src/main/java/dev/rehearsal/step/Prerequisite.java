package dev.rehearsal.step;

import java.util.Collection;
import java.util.Set;

/**
 * Something that has to be so before a step, and that some steps see to.
 *
 * @param remedies the kinds of steps, by class or by what they can do; none where no step does
 * @param problem what was attempted, what was found, and what to do
 */
public record Prerequisite(Set<Class<? extends Step>> remedies, String problem) {
    public Prerequisite {
        remedies = Set.copyOf(remedies);
    }

    public Prerequisite(Class<? extends Step> remedy, String problem) {
        this(Set.of(remedy), problem);
    }

    /** Whether one of these will have seen to it; steps of the operator's own may see to anything. */
    boolean isSeenTo(Collection<Class<? extends Step>> earlier) {
        return earlier.stream()
                .anyMatch(step -> AsksOperator.class.isAssignableFrom(step)
                        || remedies.stream().anyMatch(remedy -> remedy.isAssignableFrom(step)));
    }
}
