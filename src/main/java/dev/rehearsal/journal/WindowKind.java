package dev.rehearsal.journal;

/** The stretches of a runbook that are measured by themselves. */
public enum WindowKind {
    /** Work on blue that may hold traffic for a moment. */
    MAINTENANCE,
    /** Traffic moves from blue to green. */
    SWITCHOVER
}
