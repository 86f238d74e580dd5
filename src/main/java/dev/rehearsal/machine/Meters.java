package dev.rehearsal.machine;

/** What this machine's system counts of the whole machine. For one thread. */
interface Meters {
    Totals read();

    static Meters ofThisMachine() {
        Meters machine =
                LinuxMeters.isHere() ? new LinuxMeters(AllowedProcessors.ofThisProcess()) : new PortableMeters();
        return Quota.ofThisProcess()
                .<Meters>map(quota -> new LimitedMeters(machine, quota))
                .orElse(machine);
    }
}
