package dev.rehearsal.database.postgres;

import java.util.ArrayList;
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

    /** Every message of a log, in order. */
    static List<LogEntry> in(String log) {
        List<LogEntry> entries = new ArrayList<>();
        String part = "";
        for (String line : log.lines().toList()) {
            Matcher told = LINE.matcher(line);
            if (line.startsWith("\t")) {
                continueLast(entries, part, line.strip());
            } else if (told.matches() && PARTS.contains(told.group(2))) {
                part = told.group(2);
                continueLast(entries, part, told.group(3));
            } else if (told.matches()) {
                part = "";
                entries.add(new LogEntry(told.group(1), told.group(2), told.group(3), new LinkedHashMap<>()));
            }
        }
        return entries;
    }

    private static void continueLast(List<LogEntry> entries, String part, String text) {
        if (entries.isEmpty()) {
            return;
        }
        LogEntry last = entries.remove(entries.size() - 1);
        if (part.isEmpty()) {
            entries.add(new LogEntry(last.prefix, last.severity, last.message + " " + text, last.parts));
        } else {
            last.parts.merge(part, text, (before, more) -> before + " " + more);
            entries.add(last);
        }
    }

    boolean isFailure() {
        return FAILURES.contains(severity);
    }

    /** Whether the prefix names a server process, as it does unless somebody chose otherwise; a time is none. */
    boolean isBy(String pid) {
        return Pattern.compile("(?<![\\d.:-])%s(?![\\d:-])".formatted(pid)).matcher(prefix).find();
    }

    /** The message and what it says of table, constraint, column and statement, on one line. */
    String inWords() {
        String telling = TELLING.stream()
                .filter(parts::containsKey)
                .map(name -> "%s: %s".formatted(name, cut(parts.get(name))))
                .collect(Collectors.joining("; "));
        return "%s: %s%s".formatted(severity, cut(message), telling.isEmpty() ? "" : " (%s)".formatted(telling));
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }
}
