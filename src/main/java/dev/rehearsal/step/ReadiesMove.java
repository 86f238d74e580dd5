package dev.rehearsal.step;

/** A step that holds traffic, and also readies what comes after it, where it stands in a window that moves traffic. */
public interface ReadiesMove extends HoldsTraffic {
    /** The same step where nothing will be moved. */
    Step withoutMove();
}
