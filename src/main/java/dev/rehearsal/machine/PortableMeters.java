package dev.rehearsal.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What Java knows of any machine: how busy its processors have been since it was last asked, and its free memory. */
final class PortableMeters implements Meters {
    private final int processors = Runtime.getRuntime().availableProcessors();
    private long before = System.nanoTime();
    private double busy;
    private double capacity;

    @Override
    public Totals read() {
        long now = System.nanoTime();
        double passed = (now - before) / 1000.0 * processors;
        before = now;
        long available = Totals.UNTOLD;
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            capacity += passed;
            busy += passed * Math.max(0, system.getCpuLoad());
            available = system.getFreeMemorySize();
        }
        return new Totals((long) capacity, (long) busy, 0, Totals.UNTOLD, Totals.UNTOLD, Totals.UNTOLD, available);
    }
}
