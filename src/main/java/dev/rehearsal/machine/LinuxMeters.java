package dev.rehearsal.machine;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /proc/stat}, {@code /proc/meminfo} and {@code /proc/pressure} (kernel documentation, "PSI - Pressure Stall
 * Information": {@code some} is the time in which at least one task waited). A kernel without it tells nothing of
 * memory and disk.
 *
 * @param processors whose CPU time counts
 */
record LinuxMeters(AllowedProcessors processors) implements Meters {
    private static final long MICROS_PER_TICK = 10_000;
    private static final int FIELDS = 8;
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

    /** The lines of {@code stat}: user, nice, system, idle, iowait, irq, softirq, steal; guests are in user. */
    Totals parse(String stat, long pressure, long memory, long disk, long available) {
        long[] ticks = ticks(stat, processors);
        long working = ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6];
        long stolen = ticks[7];
        long all = working + ticks[3] + ticks[4] + stolen;
        return new Totals(
                all * MICROS_PER_TICK,
                working * MICROS_PER_TICK,
                stolen * MICROS_PER_TICK,
                pressure,
                memory,
                disk,
                available);
    }

    private static long[] ticks(String stat, AllowedProcessors processors) {
        long[] ticks = new long[FIELDS];
        List<String[]> lines = stat.lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(fields -> processors.isOf(fields[0]))
                .toList();
        if (lines.isEmpty() && !processors.areAll()) {
            // In a container whose processors are called by other numbers (LXCFS), its file is of those alone.
            return ticks(stat, AllowedProcessors.ALL);
        }
        lines.forEach(fields -> add(fields, ticks));
        return ticks;
    }

    private static void add(String[] fields, long[] ticks) {
        for (int i = 0; i < Math.min(FIELDS, fields.length - 1); i++) {
            ticks[i] += Long.parseLong(fields[i + 1]);
        }
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
