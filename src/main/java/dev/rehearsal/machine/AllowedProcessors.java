package dev.rehearsal.machine;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The processors that this process, and what it starts, may run on (proc(5), {@code Cpus_allowed_list}), as their lines
 * in {@code /proc/stat} are called. Not to be changed once made.
 */
record AllowedProcessors(BitSet numbers) {
    static final AllowedProcessors ALL = new AllowedProcessors(new BitSet());

    private static final Pattern LIST = Pattern.compile("(?m)^Cpus_allowed_list:\\s*(\\S+)$");
    private static final Pattern LINE = Pattern.compile("cpu(\\d+)");

    static AllowedProcessors ofThisProcess() {
        return in(new ProcFile("/proc/self/status").text().orElse(""));
    }

    /** @param status what the kernel tells of a process; all processors where it does not tell which */
    static AllowedProcessors in(String status) {
        BitSet numbers = new BitSet();
        Matcher list = LIST.matcher(status);
        if (list.find()) {
            for (String range : list.group(1).split(",", -1)) {
                String[] ends = range.split("-", 2);
                numbers.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
            }
        }
        return new AllowedProcessors(numbers);
    }

    boolean areAll() {
        return numbers.isEmpty();
    }

    /** Whether a line of that name counts. */
    boolean isOf(String line) {
        if (areAll()) {
            return line.equals("cpu");
        }
        Matcher processor = LINE.matcher(line);
        return processor.matches() && numbers.get(Integer.parseInt(processor.group(1)));
    }
}
