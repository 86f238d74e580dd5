package dev.rehearsal.journal;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The end of a server's log, without any password.
 *
 * @param server as RDS calls it, or its address
 * @param place which log it is; where it could not be had, why, and where to look for it
 * @param text its last lines; empty where it could not be had
 * @param failure what last ended a process of the server itself, with table, constraint and statement as far as the log
 *     tells; empty for none
 */
public record LogEnd(String server, String place, String text, String failure) {
    /** A log that could not be had. */
    public static LogEnd missing(String server, String why) {
        return new LogEnd(server, why, "", "");
    }

    public boolean hasText() {
        return !text.isEmpty();
    }

    /** What was written since an earlier end was taken. */
    public LogEnd since(LogEnd earlier) {
        List<String> before = earlier.text.lines().toList();
        List<String> now = text.lines().toList();
        for (int begin = 0; begin < before.size(); begin++) {
            List<String> known = before.subList(begin, before.size());
            if (now.size() >= known.size() && now.subList(0, known.size()).equals(known)) {
                String news =
                        now.stream().skip(known.size()).map(line -> line + "\n").collect(Collectors.joining());
                return new LogEnd(server, place, news, failure);
            }
        }
        return this;
    }
}
