package dev.rehearsal.step;

/** A step that also readies what comes after it, where it stands in a window that moves traffic. */
public interface ReadiesMove extends Step {
    /** The same step where nothing will be moved. */
    Step withoutMove();
}
