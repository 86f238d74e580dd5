package dev.rehearsal.journal;

/** The instants between which a switchover is divided, mostly in this order. Time zero is {@link #PAUSING}. */
public enum Milestone {
    /** The first action that holds or cuts traffic begins: time zero. */
    PAUSING,
    /** No new work reaches blue, and none is under way there. */
    DRAINED,
    /** Blue refuses writes. */
    FENCED,
    /** The marker row has reached green. */
    CAUGHT_UP,
    /** Green has become a primary of its own. */
    PROMOTED,
    /** Green's sequences stand ahead of blue's. */
    SEQUENCES_SET,
    /** Every member of the gate points at green. */
    REPOINTED,
    /** Traffic flows again. */
    RESUMED,
    /** The runbook was broken off while traffic was held, and it flows again where it came from. */
    GIVEN_BACK
}
