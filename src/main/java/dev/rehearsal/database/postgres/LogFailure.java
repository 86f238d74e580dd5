package dev.rehearsal.database.postgres;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ended a process of a server itself, as its log tells: a worker that copies or applies, the startup, the server
 * as a whole. Errors of clients are none of it; they have been told of theirs.
 */
public final class LogFailure {
    /** What the server says of one of its processes that ended (LogChildExit in postmaster.c). */
    private static final Pattern ENDED =
            Pattern.compile(".*\\(PID (\\d+)\\) (exited with exit code [1-9]|was terminated by).*");

    /** A worker that ends by itself after its error, as disable_on_error asks for (worker.c). */
    private static final Pattern DISABLED =
            Pattern.compile("(logical replication )?subscription \".*\" has been disabled .*");

    /** The number of the process that says it, as {@code log_line_prefix} has it by default and on RDS. */
    private static final Pattern OWN = Pattern.compile("\\[(\\d+)]");

    private static final String SHUT_DOWN = "database system is shut down";
    private static final String ASKED_TO = "due to administrator command";

    private LogFailure() {}

    /** The last one in a log, with its detail and context, on one line. */
    public static Optional<String> last(String log) {
        List<LogEntry> entries = LogEntry.in(log);
        for (int i = entries.size() - 1; i >= 0; i--) {
            Optional<LogEntry> failure = toldBy(entries.get(i), entries.subList(0, i));
            if (failure.isPresent()) {
                return failure.map(LogEntry::inWords);
            }
        }
        return Optional.empty();
    }

    private static Optional<LogEntry> toldBy(LogEntry entry, List<LogEntry> before) {
        Matcher ended = ENDED.matcher(entry.message());
        if (ended.matches()) {
            return ended.group(2).startsWith("was terminated") ? Optional.of(entry) : lastOf(ended.group(1), before);
        }
        boolean isEnd = entry.message().equals(SHUT_DOWN)
                || DISABLED.matcher(entry.message()).matches();
        Matcher own = OWN.matcher(entry.prefix());
        return isEnd && own.find() ? lastOf(own.group(1), before) : Optional.empty();
    }

    private static Optional<LogEntry> lastOf(String pid, List<LogEntry> before) {
        return before.stream()
                .filter(entry -> entry.isFailure() && entry.isBy(pid))
                .reduce((earlier, later) -> later)
                .filter(entry -> !entry.message().contains(ASKED_TO));
    }
}
