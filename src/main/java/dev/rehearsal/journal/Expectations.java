package dev.rehearsal.journal;

import java.time.Duration;

/**
 * What a scenario demands of a rehearsal.
 *
 * @param failedRequests how many requests may be answered with an error
 * @param unknownOutcomes how many requests may end without the client knowing the outcome
 * @param lostWrites how many acknowledged writes may be missing
 * @param parity whether blue and green must hold the same rows at the cut
 * @param switchover the longest the switchover may take, from time zero to the first write on green
 * @param longestStall the longest any request may wait for its answer
 */
public record Expectations(
        long failedRequests,
        long unknownOutcomes,
        long lostWrites,
        Parity parity,
        Duration switchover,
        Duration longestStall) {
    /** How blue and green are compared. */
    public enum Parity {
        /** Every row, at the cut. */
        EXACT,
        /** Not at all. */
        NONE
    }
}
