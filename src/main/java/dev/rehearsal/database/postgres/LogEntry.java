package dev.rehearsal.database.postgres;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One message in a server's log, as it is written for people and in English: the prefix that {@code log_line_prefix}
 * asks for, the severity, and the message. DETAIL, CONTEXT, STATEMENT and the like follow as lines of their own; a line
 * that begins with a tab continues the one before. (PostgreSQL, send_message_to_server_log in utils/error/elog.c)
 *
 * @param parts what follows the message, by its name, in that order
 */
record LogEntry(String prefix, String severity, String message, Map<String, String> parts) {
    private static final Pattern LINE = Pattern.compile(
            "(.*?)\\b(DEBUG|LOG|INFO|NOTICE|WARNING|ERROR|FATAL|PANIC|DETAIL|HINT|QUERY|CONTEXT|STATEMENT|LOCATION|BACKTRACE): {2}(.*)");
    private static final Set<String> PARTS =
            Set.of("DETAIL", "HINT", "QUERY", "CONTEXT", "STATEMENT", "LOCATION", "BACKTRACE");
    private static final Set<String> FAILURES = Set.of("ERROR", "FATAL", "PANIC");
    /** What tells why. A hint is for a person at a prompt. */
    private static final List<String> TELLING = List.of("DETAIL", "CONTEXT", "STATEMENT");

    private static final int MOST_CHARACTERS = 400;

    LogEntry {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** Every message of a log, in order. */
    static List<LogEntry> in(String log) {
        List<List<String>> blocks = new ArrayList<>();
        for (String line : log.lines().toList()) {
            if (isFirst(line)) {
                blocks.add(new ArrayList<>());
            }
            if (!blocks.isEmpty()) {
                blocks.get(blocks.size() - 1).add(line);
            }
        }
        return blocks.stream().map(LogEntry::of).toList();
    }

    private static boolean isFirst(String line) {
        Matcher told = LINE.matcher(line);
        return !line.startsWith("\t") && told.matches() && !PARTS.contains(told.group(2));
    }

    /** The lines of one message: the first, and what continues or follows it. */
    private static LogEntry of(List<String> lines) {
        String prefix = "";
        String name = "";
        Map<String, String> parts = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher told = LINE.matcher(line);
            boolean isContinued = line.startsWith("\t") || !told.matches();
            prefix = parts.isEmpty() ? told.group(1) : prefix;
            name = isContinued ? name : told.group(2);
            parts.merge(name, isContinued ? line.strip() : told.group(3), (before, more) -> before + " " + more);
        }
        String severity = parts.keySet().iterator().next();
        String message = String.valueOf(parts.remove(severity));
        return new LogEntry(prefix, severity, message, parts);
    }

    boolean isFailure() {
        return FAILURES.contains(severity);
    }

    /** Whether the prefix names a server process, as it does unless somebody chose otherwise; a time is none. */
    boolean isBy(String pid) {
        return Pattern.compile("(?<![\\d.:-])%s(?![\\d:-])".formatted(pid))
                .matcher(prefix)
                .find();
    }

    /** The message and what it says of table, constraint, column and statement, on one line. */
    String inWords() {
        String telling = TELLING.stream()
                .filter(parts::containsKey)
                .map(name -> "%s: %s".formatted(name, cut(parts.getOrDefault(name, ""))))
                .collect(Collectors.joining("; "));
        return "%s: %s%s".formatted(severity, cut(message), telling.isEmpty() ? "" : " (%s)".formatted(telling));
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }
}
