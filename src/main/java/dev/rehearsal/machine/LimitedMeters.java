package dev.rehearsal.machine;

import org.jspecify.annotations.Nullable;

/**
 * A machine of which the group of this process may use a part only. Between two readings the busier of the two counts:
 * that part, or the whole machine, which other groups may have filled. For one thread.
 */
final class LimitedMeters implements Meters {
    private final Meters machine;
    private final Quota quota;
    private @Nullable Totals before;
    private long usedBefore;
    private long readBefore;
    private long capacity;
    private long busy;
    private long stolen;

    LimitedMeters(Meters machine, Quota quota) {
        this.machine = machine;
        this.quota = quota;
    }

    @Override
    public Totals read() {
        Totals all = machine.read();
        long read = System.nanoTime() / 1000;
        long used = quota.used().orElse(usedBefore);
        if (before != null) {
            add(all, before, Math.round((read - readBefore) * quota.processors()), used - usedBefore);
        }
        before = all;
        usedBefore = used;
        readBefore = read;
        return new Totals(capacity, busy, stolen, all.pressure(), all.memory(), all.disk(), all.available());
    }

    private void add(Totals now, Totals earlier, long granted, long used) {
        long machineCapacity = now.capacity() - earlier.capacity();
        long machineStolen = now.stolen() - earlier.stolen();
        long machineBusy = now.busy() - earlier.busy();
        boolean isMachineScarcer = share(machineBusy + machineStolen, machineCapacity) > share(used, granted);
        capacity += isMachineScarcer ? machineCapacity : granted;
        busy += isMachineScarcer ? machineBusy : used;
        stolen += isMachineScarcer ? machineStolen : 0;
    }

    private static double share(long part, long whole) {
        return (double) part / Math.max(1, whole);
    }
}
