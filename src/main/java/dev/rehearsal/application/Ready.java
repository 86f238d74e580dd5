package dev.rehearsal.application;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an instance says on its standard output once it takes requests: {@code ready port=8080 admin=8081}. */
record Ready(int port, int adminPort) {
    private static final Pattern LINE = Pattern.compile("ready port=(\\d+) admin=(\\d+)");

    static Optional<Ready> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new Ready(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "ready port=%d admin=%d".formatted(port, adminPort);
    }
}
