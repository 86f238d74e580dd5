package dev.rehearsal.runner;

import dev.rehearsal.journal.Expectations;
import dev.rehearsal.scenario.Item;
import java.time.Duration;

/**
 * How long the items of a runbook may take before they are broken off.
 *
 * @param ofKeepingLogs logs are read before anything is undone, which must not wait for a server that hangs
 */
record Limits(Expectations expectations, Duration ofKeepingLogs) {
    /** A step outside a window may copy a large database. */
    private static final Duration OF_A_STEP = Duration.ofHours(6);
    /** Planning, and looking before a step acts, read a catalog and no rows. */
    static final Duration OF_READING = Duration.ofMinutes(10);
    /** Clients wait while traffic is given back. */
    static final Duration OF_RELEASING = Duration.ofSeconds(10);
    /** For a server that died in the pause to come back; a failover of Aurora takes about as long. */
    static final Duration OF_COMING_BACK = Duration.ofSeconds(30);

    private static final Duration OF_KEEPING_LOGS = Duration.ofSeconds(30);
    /** Taking back the rest, with traffic flowing. */
    static final Duration OF_TAKING_BACK = Duration.ofMinutes(5);
    /** A switchover is broken off well after it missed its expectation, so that the miss is measured. */
    private static final Duration LEAST_OF_A_SWITCHOVER = Duration.ofSeconds(30);

    Limits(Expectations expectations) {
        this(expectations, OF_KEEPING_LOGS);
    }

    Duration of(Item item) {
        if (item.window().isEmpty()) {
            return OF_A_STEP;
        }
        Duration expected = expectations.switchover().multipliedBy(3);
        return item.limit().orElse(expected.compareTo(LEAST_OF_A_SWITCHOVER) > 0 ? expected : LEAST_OF_A_SWITCHOVER);
    }
}
