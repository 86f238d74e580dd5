package dev.rehearsal.machine;

import java.util.Arrays;

/**
 * How much load a machine carries. {@code load.rate: auto} leaves two fifths of its CPU to spare: a runbook's own work,
 * such as new processes and copies of data, then finds a processor, and who waits waits for the database.
 *
 * @param processors of the machine
 */
public record Spare(int processors) {
    /** Fewer requests per second than this would hardly meet a pause, so the load is no lighter on any machine. */
    public static final double LEAST_RATE = 20;

    /** Of all CPU time, in thousandths. */
    public static final long MOST_BUSY = 600;

    public static Spare ofThisMachine() {
        return new Spare(Runtime.getRuntime().availableProcessors());
    }

    /**
     * The rate to expect of a machine on which no load runs yet, at which two fifths of its CPU would be left.
     *
     * @param now what others use of it
     * @param cost of one request, in the work by which speed is measured
     */
    public double expected(MachineRecord now, Speed speed, double cost) {
        double left = Math.max(0, MOST_BUSY - now.busy()) / 1000.0 * processors;
        return left * speed.perSecond() / cost;
    }

    /** What the rehearsal's own parts used. */
    private static long told(MachineRecord meanwhile) {
        return Arrays.stream(Part.values())
                .filter(part -> part != Part.OTHERS)
                .mapToLong(meanwhile::share)
                .sum();
    }

    /**
     * The rate at which two fifths would be left, as far as CPU is used in proportion to it; at least 0.
     *
     * @param rate of the load in that while
     */
    public double rate(double rate, MachineRecord meanwhile) {
        double all = (double) meanwhile.busy() * processors;
        double stolen = (double) meanwhile.mean(MachineSample::stolen) * processors;
        // Others may also run on processors that this process may not use.
        double foreign = Math.min(stolen + meanwhile.share(Part.OTHERS), Math.max(0, all - told(meanwhile)));
        double ours = Math.max(1, all - foreign);
        return rate * Math.max(0, (double) MOST_BUSY * processors - foreign) / ours;
    }
}
