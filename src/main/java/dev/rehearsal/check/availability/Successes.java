package dev.rehearsal.check.availability;

import dev.rehearsal.requests.Micros;
import java.time.Duration;
import java.util.Arrays;

/**
 * The longest gap between consecutive successes. They are told of in almost the order in which they happened, since
 * clients answered at the same moment race for the log; the latest few are held back to bring them in order. For one
 * thread.
 */
final class Successes {
    private static final int HELD_BACK = 128;

    private final long[] latest = new long[HELD_BACK];
    private int held;
    private long previous = Long.MIN_VALUE;
    private long longest;
    private long gapFrom;

    /** A request that succeeded at that time. */
    void at(long micros) {
        if (held == HELD_BACK) {
            follow(latest[0]);
            held--;
            System.arraycopy(latest, 1, latest, 0, held);
        }
        int place = held;
        while (place > 0 && latest[place - 1] > micros) {
            latest[place] = latest[place - 1];
            place--;
        }
        latest[place] = micros;
        held++;
    }

    /**
     * Counts the stretch after the last success too, if somebody still wanted one, and everything if there was none.
     *
     * @param firstArrival of anybody who wanted a success
     * @param lastArrival of anybody who wanted a success
     */
    void finish(long firstArrival, long lastArrival) {
        Arrays.stream(latest, 0, held).forEach(this::follow);
        held = 0;
        if (previous == Long.MIN_VALUE) {
            previous = firstArrival;
        }
        follow(Math.max(previous, lastArrival));
    }

    Duration longestGap() {
        return Micros.duration(longest);
    }

    /** When the longest gap began, in microseconds since the epoch. */
    long gapFrom() {
        return gapFrom;
    }

    private void follow(long next) {
        if (previous != Long.MIN_VALUE && next - previous > longest) {
            longest = next - previous;
            gapFrom = previous;
        }
        previous = Math.max(previous, next);
    }
}
