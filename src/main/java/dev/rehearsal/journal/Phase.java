package dev.rehearsal.journal;

/** The phases of a rehearsal, in order. */
public enum Phase {
    OPEN,
    PLAN,
    LOAD,
    RUN,
    COOL_DOWN,
    JUDGE,
    REPORT,
    CLOSE
}
