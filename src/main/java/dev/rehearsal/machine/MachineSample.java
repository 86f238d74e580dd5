package dev.rehearsal.machine;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the machine did in a stretch of about {@value MachineWatch#EVERY_MILLIS} ms. Shares are in thousandths;
 * {@link #UNTOLD} where the system does not tell.
 *
 * @param from when the stretch began, in microseconds since the epoch
 * @param to when it ended
 * @param busy of the CPU time there was, what somebody used or the hypervisor took
 * @param stolen of the CPU time there was, what the hypervisor took
 * @param pressure of the stretch, how long some process waited for a processor
 * @param memory of the stretch, how long some process waited for memory
 * @param disk of the stretch, how long some process waited for a disk
 * @param available memory that programs could still have, in MiB
 */
public record MachineSample(
        long from, long to, long busy, long stolen, long pressure, long memory, long disk, long available) {
    /** What a system does not tell. */
    public static final long UNTOLD = -1;

    /** From here on, the CPU counts as saturated: whatever becomes able to run has to wait for a processor first. */
    public static final long SATURATED_CPU = 900;

    /** From here on, the disk counts as saturated: somebody waits for it all the time. */
    static final long SATURATED_DISK = 900;

    /** From here on, memory counts as saturated: pages are taken away that are wanted again, for half of the time. */
    static final long SATURATED_MEMORY = 500;

    static MachineSample between(long from, Totals before, long to, Totals after) {
        long capacity = Math.max(1, after.capacity() - before.capacity());
        long stolen = after.stolen() - before.stolen();
        long length = Math.max(1, to - from);
        return new MachineSample(
                from,
                to,
                share(after.busy() - before.busy() + stolen, capacity),
                share(stolen, capacity),
                stall(before.pressure(), after.pressure(), length),
                stall(before.memory(), after.memory(), length),
                stall(before.disk(), after.disk(), length),
                after.available() == Totals.UNTOLD ? UNTOLD : after.available() >> 20);
    }

    private static long stall(long before, long after, long length) {
        return before == Totals.UNTOLD || after == Totals.UNTOLD ? UNTOLD : share(after - before, length);
    }

    private static long share(long part, long whole) {
        return Math.max(0, Math.min(1000, Math.round(part * 1000.0 / whole)));
    }

    /**
     * What there was nothing to spare of, and that made all else scarce too; empty while there was some of all. Who
     * waits for memory waits for the disk, and the kernel works on both.
     *
     * @param withDisk whether a disk counts
     */
    Optional<Resource> saturated(boolean withDisk) {
        return Stream.of(Resource.MEMORY, Resource.DISK, Resource.CPU)
                .filter(resource -> isShortOf(resource, withDisk))
                .findFirst();
    }

    /** Whether there was nothing to spare of this resource, whatever else was scarce. */
    boolean isShortOf(Resource resource, boolean withDisk) {
        return switch (resource) {
            case MEMORY -> memory >= SATURATED_MEMORY;
            case DISK -> withDisk && disk >= SATURATED_DISK;
            case CPU -> busy >= SATURATED_CPU;
        };
    }

    /** How long it was, in microseconds. */
    public long length() {
        return to - from;
    }
}
