package dev.rehearsal.step;

/**
 * A step that leaves nothing that would have to be taken back: it only looks or waits, or what it did goes with
 * something that an earlier step takes back, or does no harm.
 */
public interface LeavesNothing extends Reversible {
    @Override
    default void undo(StepContext context) {
        // That is what this type says.
    }
}
