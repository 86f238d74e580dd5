package dev.rehearsal.check.availability;

import java.util.Arrays;

/**
 * How many requests had arrived and were not answered, looked at every 10 ms. Twelve hours take 17 MB. For one thread.
 */
final class InFlight {
    private static final long STEP = 10_000;
    /** Requests are logged as they end, so one that arrived earlier may come later: but not by more than this. */
    private static final long LONGEST_REQUEST = 3_600_000_000L;

    private static final int MOST_STEPS = 20_000_000;

    private int[] changes = new int[1 << 16];
    private long base = Long.MIN_VALUE;

    void add(long arrived, long answered) {
        change(arrived, 1);
        change(answered, -1);
    }

    /** A request that was never answered. */
    void addForGood(long arrived) {
        change(arrived, 1);
    }

    long peak() {
        long now = 0;
        long peak = 0;
        for (int change : changes) {
            now += change;
            peak = Math.max(peak, now);
        }
        return peak;
    }

    private void change(long at, int by) {
        if (base == Long.MIN_VALUE) {
            base = at - LONGEST_REQUEST;
        }
        int step = (int) Math.min(MOST_STEPS, Math.max(0, -Math.floorDiv(base - at, STEP)));
        if (step >= changes.length) {
            changes = Arrays.copyOf(changes, Math.max(step + 1, changes.length * 2));
        }
        changes[step] += by;
    }
}
