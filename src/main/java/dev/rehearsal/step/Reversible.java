package dev.rehearsal.step;

import java.util.Optional;

/** A step that can be taken back. Any other step is a point of no return, and its plan says so. */
public interface Reversible extends Step {
    /** The step as one that can be taken back; empty for a point of no return. */
    static Optional<Reversible> of(Step step) {
        return step instanceof Reversible reversible && reversible.canBeUndone()
                ? Optional.of(reversible)
                : Optional.empty();
    }

    /** Restores what was before {@link #execute}; harmless when there is nothing to restore. */
    void undo(StepContext context) throws StepFailedException, InterruptedException;

    /** Whether these settings can be taken back; where not, the step is a point of no return after all. */
    default boolean canBeUndone() {
        return true;
    }
}
