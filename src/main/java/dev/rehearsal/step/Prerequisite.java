package dev.rehearsal.step;

import java.util.Set;

/**
 * What must be so before a step can act, and is not yet.
 *
 * @param steps the names of the steps of which each sees to it when it stands earlier in the runbook
 * @param problem what is found instead, and what to do when no step is to see to it
 */
public record Prerequisite(Set<String> steps, String problem) {
    public Prerequisite {
        steps = Set.copyOf(steps);
    }

    public Prerequisite(String step, String problem) {
        this(Set.of(step), problem);
    }
}
