package dev.rehearsal.machine;

/** A machine of which this process and its like may have a part only: that part is what there is. */
record LimitedMeters(Meters machine, Quota quota) implements Meters {
    @Override
    public Totals read() {
        Totals all = machine.read();
        return quota.used()
                .map(used -> new Totals(
                        Math.round(System.nanoTime() / 1000.0 * quota.processors()),
                        used,
                        0,
                        all.pressure(),
                        all.memory(),
                        all.disk(),
                        all.available()))
                .orElse(all);
    }
}
