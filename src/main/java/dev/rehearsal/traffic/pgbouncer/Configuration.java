package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of PgBouncer's file. What is changed in it leaves every other character as the operator wrote it. */
record Configuration(String text) {
    private static final Pattern LINE_END = Pattern.compile("(?<=\n)");
    private static final Pattern SECTION = Pattern.compile("\\s*\\[(.*?)]\\s*");

    /** The entries of {@code [databases]}, in their order. */
    List<Entry> databases() {
        Stream.Builder<Entry> entries = Stream.builder();
        walk(entry -> {
            entries.add(entry);
            return entry;
        });
        return entries.build().toList();
    }

    List<Entry> leadingTo(Endpoint endpoint) {
        return databases().stream()
                .filter(entry -> entry.endpoint().equals(Optional.of(endpoint)))
                .toList();
    }

    /** The files that it takes in. */
    List<String> included() {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("%include"))
                .map(line -> line.substring("%include".length()).strip())
                .toList();
    }

    /** With every entry that leads to one server leading to another. */
    Configuration moved(Endpoint from, Endpoint to) {
        return walk(entry -> entry.endpoint().equals(Optional.of(from)) ? entry.to(to) : entry);
    }

    /** With the entries of one server that lead to one of its databases leading to its database of another name. */
    Configuration renamed(Endpoint server, String from, String to) {
        return walk(entry ->
                entry.endpoint().equals(Optional.of(server)) && entry.database().equals(from)
                        ? entry.withDatabase(to)
                        : entry);
    }

    private Configuration walk(UnaryOperator<Entry> change) {
        boolean[] isDatabases = {false};
        return new Configuration(LINE_END.splitAsStream(text)
                .map(line -> {
                    String bare = line.stripTrailing();
                    if (SECTION.matcher(bare).matches()) {
                        isDatabases[0] = bare.strip().equalsIgnoreCase("[databases]");
                        return line;
                    }
                    Optional<Entry> entry = isDatabases[0] ? Entry.of(bare) : Optional.empty();
                    return entry.isPresent() ? change.apply(entry.get()) + line.substring(bare.length()) : line;
                })
                .collect(Collectors.joining()));
    }
}
