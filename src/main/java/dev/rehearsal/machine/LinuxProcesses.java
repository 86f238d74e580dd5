package dev.rehearsal.machine;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The processes in {@code /proc}; the fields of {@code stat} are those of proc(5). */
record LinuxProcesses() implements ProcessTable {
    /** {@code USER_HZ}: 100 on every architecture that Java runs on. */
    private static final long MICROS_PER_TICK = 10_000;

    /** Of 4 KiB on most machines, of 16 or 64 on some with ARM's or POWER's processors. */
    private static final long PAGE = MemoryPage.size();

    /** {@code PF_KTHREAD}, a flag of the kernel's. */
    private static final long KERNEL_THREAD = 0x0020_0000;

    private static final Pattern MOVED = Pattern.compile("(?m)^(?:read|write)_bytes: (\\d+)");

    static boolean isHere() {
        return new File("/proc/self/stat").exists();
    }

    @Override
    public List<RunningProcess> read() {
        List<RunningProcess> running = new ArrayList<>();
        String[] entries = new File("/proc").list();
        for (String entry : entries == null ? new String[0] : entries) {
            if (Character.isDigit(entry.charAt(0))) {
                new ProcFile("/proc/" + entry + "/stat")
                        .text()
                        .flatMap(stat -> parse(stat, moved(entry)))
                        .ifPresent(running::add);
            }
        }
        return running;
    }

    /** The name stands in parentheses, and may hold anything, parentheses included. */
    static Optional<RunningProcess> parse(String stat, long moved) {
        int open = stat.indexOf('(');
        int close = stat.lastIndexOf(')');
        if (open < 0 || close < open) {
            return Optional.empty();
        }
        String[] after = stat.substring(close + 1).strip().split(" ", -1);
        if (after.length < 22) {
            return Optional.empty();
        }
        String name = stat.substring(open + 1, close);
        try {
            return Optional.of(new RunningProcess(
                    Long.parseLong(stat.substring(0, open).strip()),
                    number(after, 4),
                    number(after, 22),
                    (number(after, 9) & KERNEL_THREAD) == 0 ? name : RunningProcess.kernel(name),
                    (number(after, 14) + number(after, 15)) * MICROS_PER_TICK,
                    (number(after, 16) + number(after, 17)) * MICROS_PER_TICK,
                    number(after, 24) * PAGE,
                    moved));
        } catch (NumberFormatException e) {
            // One line that cannot be read must not end the record of the whole machine.
            return Optional.empty();
        }
    }

    /** Told of one's own processes only, unless one is root. */
    private static long moved(String pid) {
        return new ProcFile("/proc/" + pid + "/io")
                .text()
                .map(io -> MOVED.matcher(io)
                        .results()
                        .mapToLong(bytes -> Long.parseLong(bytes.group(1)))
                        .sum())
                .orElse(0L);
    }

    /** By the numbers of proc(5), whose third is the first after the name. */
    private static long number(String[] after, int field) {
        return field - 3 < after.length ? Long.parseLong(after[field - 3]) : 0;
    }

    @Override
    public String commandLine(RunningProcess process) {
        return new ProcFile("/proc/%d/cmdline".formatted(process.pid()))
                .text()
                .orElse("")
                .replace('\0', ' ');
    }

    @Override
    public String group(RunningProcess process) {
        return new ProcFile("/proc/%d/cgroup".formatted(process.pid())).text().orElse("");
    }
}
