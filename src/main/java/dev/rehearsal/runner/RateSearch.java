package dev.rehearsal.runner;

import dev.rehearsal.machine.MachineRecord;
import dev.rehearsal.machine.Spare;

/**
 * Finds the rate that a machine carries with two fifths of its CPU to spare: from a low one up, at most twofold at a
 * time, since cold code costs several times what warm code does. Immutable.
 *
 * @param most requests per second that are tried
 */
record RateSearch(Spare spare, double most) {
    /** Cold code meets this rate first. */
    private static final double FIRST = 50;

    private static final double FASTEST_GROWTH = 2;
    /** CPU is measured over a few seconds, and no better than that. */
    private static final double NOISE = 0.12;

    /** Whether a load at its rate leaves two fifths, as far as can be told so exactly. */
    boolean leavesEnough(MachineRecord lately) {
        return lately.busy() <= Spare.MOST_BUSY * (1 + NOISE);
    }

    double first() {
        return Math.min(FIRST, most);
    }

    /** What to try next; the same rate when it is the one. */
    double next(double rate, MachineRecord lately) {
        if (lately.isEmpty()) {
            // Nobody knows what it cost.
            return rate;
        }
        double fits = Math.min(spare.rate(rate, lately), rate * FASTEST_GROWTH);
        double wanted = Math.max(Math.min(Spare.LEAST_RATE, most), Math.min(most, Math.rint(fits)));
        boolean isNearEnough = Math.abs(wanted - rate) <= NOISE * rate && wanted < most;
        return isNearEnough ? rate : wanted;
    }
}
