package dev.rehearsal.step;

/**
 * A step that may begin while the one before it is under way, in a window that moves traffic: clients who are held need
 * not wait for one after the other. Both have ended before the next step begins.
 */
public interface Overlaps extends Step {
    /** Whether it neither needs what the step before it does, nor could disturb that. */
    boolean isIndependentOf(Step before);
}
