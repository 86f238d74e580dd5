package dev.rehearsal.environment;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Withheld;
import dev.rehearsal.database.dialect.Dialect;
import dev.rehearsal.journal.LogEnd;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is shown of a log: its last lines, none of the rehearsal's passwords in them. */
public record ShownLogs(Dialect dialect, Withheld withheld) {
    static final int MOST_LINES = 200;
    static final int MOST_BYTES = 64 << 10;

    /** Of servers with these logins; what else is withheld is so here too. */
    public static ShownLogs without(Dialect dialect, Withheld others, Credentials operator, List<Credentials> logins) {
        Set<String> passwords = Stream.concat(
                        others.passwords().stream(),
                        Stream.concat(Stream.of(operator), logins.stream()).map(Credentials::password))
                .filter(password -> !password.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return new ShownLogs(dialect, new Withheld(others.variables(), passwords));
    }

    LogEnd end(String server, String place, String text) {
        String shown = withheld.without(text);
        List<String> lines = shown.lines().toList();
        String last = lines.stream()
                .skip(Math.max(0, lines.size() - MOST_LINES))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        String end = last.length() <= MOST_BYTES
                ? last
                : last.substring(last.indexOf('\n', last.length() - MOST_BYTES - 1) + 1);
        return end.isEmpty()
                ? LogEnd.missing(server, "%s is empty".formatted(place))
                : new LogEnd(server, place, end, dialect.failureIn(shown).orElse(""));
    }
}
