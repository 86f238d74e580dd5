package dev.rehearsal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * A process as written down in a work folder, recognizable after its number has gone to another process.
 *
 * @param ending the signal that ends it at once and cleanly, such as {@code QUIT}
 */
public record ProcessRecord(long pid, Instant start, String ending, String what) {
    /** Java computes start instants from the machine's boot time, which clock corrections move a little. */
    private static final Duration CLOCK_CORRECTIONS = Duration.ofSeconds(3);

    /** The record of a process that runs; empty when it has ended already. */
    static Optional<ProcessRecord> of(ProcessHandle process, String ending, String what) {
        return process.info().startInstant().map(start -> new ProcessRecord(process.pid(), start, ending, what));
    }

    static ProcessRecord read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() != 4) {
            throw new IOException(file + " is no record of a process");
        }
        try {
            return new ProcessRecord(
                    Long.parseLong(lines.get(0)), Instant.parse(lines.get(1)), lines.get(2), lines.get(3));
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IOException(file + " is no record of a process", e);
        }
    }

    void write(Path file) throws IOException {
        Files.write(file, List.of(String.valueOf(pid), start.toString(), ending, what));
    }

    /** Whether a process still runs; one that has ended but was not yet collected by its parent does not. */
    public static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && !isUncollected(Path.of("/proc/%d/stat".formatted(process.pid())));
    }

    /** Linux alone tells: its state follows the command's name, which is in parentheses and may hold anything. */
    private static boolean isUncollected(Path status) {
        try {
            String text = Files.exists(status) ? Files.readString(status) : "";
            return text.startsWith(") Z", text.lastIndexOf(')')) || text.startsWith(") X", text.lastIndexOf(')'));
        } catch (IOException e) {
            // It was collected while being looked at.
            return true;
        }
    }

    /** The very process that was recorded; empty when it has ended, even if another has its number now. */
    public Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(other -> Duration.between(start, other).abs().compareTo(CLOCK_CORRECTIONS) <= 0)
                        .orElse(false));
    }
}
