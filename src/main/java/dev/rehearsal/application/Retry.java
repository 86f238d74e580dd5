package dev.rehearsal.application;

import dev.rehearsal.database.Trouble;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** When the application tries again, and how long it waits before. */
record Retry(Duration during) {
    /** A server is read-only because it has been, or has not yet been, promoted. */
    private static final Set<Trouble> WORTHWHILE =
            EnumSet.of(Trouble.CONNECTION_LOST, Trouble.PASSES, Trouble.READ_ONLY);

    private static final Duration FIRST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMillis(250);

    static boolean isWorthwhile(Trouble trouble) {
        return WORTHWHILE.contains(trouble);
    }

    /** The wait after so many attempts: doubled each time, up to a limit. */
    Duration delay(int attempts) {
        Duration delay = FIRST.multipliedBy(1L << Math.min(attempts - 1, 10));
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }
}
