package dev.rehearsal.runner;

import dev.rehearsal.journal.Expectations;
import dev.rehearsal.scenario.Item;
import java.time.Duration;

/** How long the items of a runbook may take before they are broken off. */
record Limits(Expectations expectations) {
    /** A step outside a window may copy a large database. */
    static final Duration OF_A_STEP = Duration.ofHours(6);
    /** What ends by itself at the limit is not to be cut. */
    static final Duration BEYOND = Duration.ofSeconds(5);
    /** A switchover is broken off well after it missed its expectation, so that the miss is measured. */
    private static final Duration LEAST_OF_A_SWITCHOVER = Duration.ofSeconds(30);

    Duration of(Item item) {
        if (item.window().isEmpty()) {
            return OF_A_STEP;
        }
        Duration expected = expectations.switchover().multipliedBy(3);
        return item.limit().orElse(expected.compareTo(LEAST_OF_A_SWITCHOVER) > 0 ? expected : LEAST_OF_A_SWITCHOVER);
    }
}
