package dev.rehearsal.check.parity;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A row that differed when it was last read, while others write. It is cleared once green has what blue had at some
 * look, and guilty once it has not changed for long enough on either. For one thread.
 */
final class Suspect {
    /** A row that changes more often than this is told apart from none. */
    private static final int MOST_REMEMBERED = 200;

    private final List<String> key;
    private final Set<Optional<Long>> seenOnBlue = new HashSet<>();
    private Difference last;
    private long since;
    private long looked;
    private boolean wasLookedAt;

    Suspect(Difference first) {
        this.key = first.key();
        this.last = first;
        this.since = System.nanoTime();
        this.looked = since;
        seenOnBlue.add(first.blue());
    }

    List<String> key() {
        return key;
    }

    void see(Optional<Long> blue, Optional<Long> green) {
        if (seenOnBlue.size() < MOST_REMEMBERED) {
            seenOnBlue.add(blue);
        }
        wasLookedAt = true;
        looked = System.nanoTime();
        Difference now = new Difference(key, blue, green);
        if (!now.equals(last)) {
            last = now;
            since = looked;
        }
    }

    boolean isCleared() {
        return seenOnBlue.contains(last.green());
    }

    boolean isGuilty(Duration after) {
        return wasLookedAt && !isCleared() && looked - since >= after.toNanos();
    }

    Difference difference() {
        return last;
    }
}
