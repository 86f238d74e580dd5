package dev.rehearsal.machine;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * How fast a processor of this machine is: by a little work that is the same everywhere, counted by the CPU time that
 * it took, so that whoever else is at work does not matter.
 *
 * @param perSecond how often one processor does that work in a second
 */
public record Speed(double perSecond) {
    private static final Duration WARMING = Duration.ofMillis(50);
    private static final Duration MEASURING = Duration.ofMillis(150);
    private static final int STEPS = 10_000;

    /** Takes a fifth of a second of one processor. */
    public static Speed ofThisMachine() {
        rounds(WARMING);
        return new Speed(rounds(MEASURING) / (MEASURING.toNanos() / 1e9));
    }

    private static long rounds(Duration time) {
        long begun = used();
        long rounds = 0;
        long state = begun | 1;
        while (used() - begun < time.toNanos()) {
            state = mixed(state);
            rounds++;
        }
        // What nobody looks at, a compiler may leave out.
        return state == 0 ? 0 : rounds;
    }

    /** Xorshift (Marsaglia, "Xorshift RNGs", 2003): nothing but arithmetic on one number. */
    private static long mixed(long from) {
        long state = from;
        for (int i = 0; i < STEPS; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
        }
        return state;
    }

    private static long used() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
