package dev.rehearsal.machine;

import java.io.File;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /proc/stat}, {@code /proc/meminfo} and {@code /proc/pressure} (kernel documentation, "PSI - Pressure Stall
 * Information": {@code some} is the time in which at least one task waited). A kernel without it tells nothing of
 * memory and disk.
 */
record LinuxMeters() implements Meters {
    private static final long MICROS_PER_TICK = 10_000;
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");
    private static final Pattern TOTAL = Pattern.compile(" total=(\\d+)");

    static boolean isHere() {
        return new File("/proc/stat").exists();
    }

    @Override
    public Totals read() {
        String stat = new ProcFile("/proc/stat").text().orElse("");
        Optional<String> cpu = new ProcFile("/proc/pressure/cpu").text();
        return parse(
                stat,
                stall(cpu),
                stall(new ProcFile("/proc/pressure/memory").text()),
                stall(new ProcFile("/proc/pressure/io").text()),
                available(new ProcFile("/proc/meminfo").text().orElse("")));
    }

    /** The first line of {@code stat}: user, nice, system, idle, iowait, irq, softirq, steal; guests are in user. */
    private static Totals parse(String stat, long pressure, long memory, long disk, long available) {
        String[] ticks = stat.lines().findFirst().orElse("").strip().split("\\s+", -1);
        long idle = ticks(ticks, 4);
        long waiting = ticks(ticks, 5);
        long working = ticks(ticks, 1) + ticks(ticks, 2) + ticks(ticks, 3) + ticks(ticks, 6) + ticks(ticks, 7);
        long stolen = ticks(ticks, 8);
        return new Totals(working + idle + waiting + stolen, working, stolen, pressure, memory, disk, available);
    }

    private static long ticks(String[] fields, int field) {
        return field < fields.length ? Long.parseLong(fields[field]) * MICROS_PER_TICK : 0;
    }

    static long stall(Optional<String> pressure) {
        return pressure.stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("some"))
                .map(TOTAL::matcher)
                .filter(Matcher::find)
                .map(found -> Long.parseLong(found.group(1)))
                .findFirst()
                .orElse(Totals.UNTOLD);
    }

    private static long available(String meminfo) {
        Matcher found = AVAILABLE.matcher(meminfo);
        return found.find() ? Long.parseLong(found.group(1)) << 10 : Totals.UNTOLD;
    }
}
