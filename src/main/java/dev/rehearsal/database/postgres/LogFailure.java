package dev.rehearsal.database.postgres;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What ended a process of a server itself, as its log tells: a worker that copies or applies, the startup, the server
 * as a whole. Errors of clients are none of it; they have been told of theirs.
 */
public final class LogFailure {
    /** What the server says of one of its processes that ended (LogChildExit in postmaster.c). */
    private static final Pattern ENDED = Pattern.compile(".*\\(PID (\\d+)\\) exited with exit code [1-9].*");

    private static final Pattern KILLED = Pattern.compile(".*\\(PID \\d+\\) was terminated by.*");

    /** A worker that ends by itself after its error, as disable_on_error asks for (worker.c). */
    private static final Pattern DISABLED =
            Pattern.compile("(logical replication )?subscription \".*\" has been disabled .*");

    /** What a server says that has no process left to copy or apply with (launcher.c). */
    private static final Pattern OUT_OF_WORKERS =
            Pattern.compile("out of (logical replication worker|background worker) slots");

    /** What a worker says that copies one table (ApplyWorkerMain in worker.c, finish_sync_worker in tablesync.c). */
    private static final String COPY =
            "logical replication table synchronization worker for (subscription \".*\", table \".*\") has ";

    private static final Pattern STARTED = Pattern.compile(COPY + "started");
    private static final Pattern FINISHED = Pattern.compile(COPY + "finished");

    /** The number of the process that says it, as {@code log_line_prefix} has it by default and on RDS. */
    private static final Pattern OWN = Pattern.compile("\\[(\\d+)]");

    private static final String SHUT_DOWN = "database system is shut down";
    private static final String ASKED_TO = "due to administrator command";

    private LogFailure() {}

    /**
     * The last one in a log; after it those of other tables whose copy has failed as well and not been brought to its
     * end since, so that all of them can be mended at once. Each with its detail and context, on one line.
     */
    public static Optional<String> last(String log) {
        List<LogEntry> entries = LogEntry.in(log);
        Optional<LogEntry> last = Optional.empty();
        Map<String, List<LogEntry>> copies = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            LogEntry entry = entries.get(i);
            List<LogEntry> before = entries.subList(0, i);
            copy(FINISHED, entry)
                    .ifPresent(table -> copies.computeIfPresent(
                            table, (name, failures) -> areOfSeveralTables(failures) ? failures : null));
            Optional<LogEntry> failure = toldBy(entry, before);
            last = failure.isPresent() ? failure : last;
            failure.ifPresent(told -> ended(entry)
                    .flatMap(pid -> copyOf(pid, before))
                    .ifPresent(table -> copies.computeIfAbsent(table, name -> new ArrayList<>())
                            .add(told)));
        }
        return last.or(() -> outOfWorkers(entries))
                .map(told -> Stream.concat(
                                Stream.of(told.inWords()),
                                copies.values().stream().flatMap(LogFailure::causes))
                        .distinct()
                        .collect(Collectors.joining("; also ")));
    }

    /**
     * Whether a name, which is told without its schema, stands for more than one table: each fails for its own cause
     * again and again, while one table may fail for another cause once the first is mended, but not for that again.
     */
    private static boolean areOfSeveralTables(List<LogEntry> failures) {
        Set<String> before = new HashSet<>();
        String last = "";
        for (LogEntry failure : failures) {
            if (!failure.message().equals(last) && !before.add(failure.message())) {
                return true;
            }
            last = failure.message();
        }
        return false;
    }

    /** Each once, as it was told last. */
    private static Stream<String> causes(List<LogEntry> failures) {
        Map<String, String> causes = new LinkedHashMap<>();
        failures.forEach(failure -> causes.put(failure.message(), failure.inWords()));
        return causes.values().stream();
    }

    /** The lack of workers may pass by itself, so any failure says more. */
    private static Optional<LogEntry> outOfWorkers(List<LogEntry> entries) {
        return entries.stream()
                .filter(entry -> OUT_OF_WORKERS.matcher(entry.message()).matches())
                .findFirst();
    }

    private static Optional<LogEntry> toldBy(LogEntry entry, List<LogEntry> before) {
        return KILLED.matcher(entry.message()).matches()
                ? Optional.of(entry)
                : ended(entry).flatMap(pid -> lastOf(pid, before));
    }

    /** The process that ended by an error of its own, as this entry says. */
    private static Optional<String> ended(LogEntry entry) {
        Matcher ended = ENDED.matcher(entry.message());
        if (ended.matches()) {
            return Optional.of(ended.group(1));
        }
        boolean isEnd = entry.message().equals(SHUT_DOWN)
                || DISABLED.matcher(entry.message()).matches();
        Matcher own = OWN.matcher(entry.prefix());
        return isEnd && own.find() ? Optional.of(own.group(1)) : Optional.empty();
    }

    /** The table that a process was started to copy, with its subscription. */
    private static Optional<String> copyOf(String pid, List<LogEntry> before) {
        return before.stream()
                .filter(entry -> entry.isBy(pid))
                .flatMap(entry -> copy(STARTED, entry).stream())
                .reduce((earlier, later) -> later);
    }

    private static Optional<String> copy(Pattern told, LogEntry entry) {
        Matcher copy = told.matcher(entry.message());
        return copy.matches() ? Optional.of(copy.group(1)) : Optional.empty();
    }

    private static Optional<LogEntry> lastOf(String pid, List<LogEntry> before) {
        return before.stream()
                .filter(entry -> entry.isFailure() && entry.isBy(pid))
                .reduce((earlier, later) -> later)
                .filter(entry -> !entry.message().contains(ASKED_TO));
    }
}
