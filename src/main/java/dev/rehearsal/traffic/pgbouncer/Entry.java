package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Endpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the section {@code [databases]}, such as {@code shop = host=10.0.0.5 port=5432}.
 *
 * @param head the name and what stands before the first word of its connection string
 */
public record Entry(String head, String name, String connection) {
    private static final Pattern LINE = Pattern.compile("(\\s*(\"(?:[^\"]|\"\")*\"|[^\\s=\"]+)\\s*=\\s*)(.*)");
    private static final Pattern WORD = Pattern.compile("([a-zA-Z_]+)(\\s*=\\s*)('(?:[^']|'')*'|[^\\s']*)");
    private static final int USUAL_PORT = 5432;

    /** The entry that a line is; empty for a comment or anything else. */
    static Optional<Entry> of(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                        && !line.isBlank()
                        && !";#%".contains(line.strip().substring(0, 1))
                ? Optional.of(new Entry(matcher.group(1), unquoted(matcher.group(2), '"'), matcher.group(3)))
                : Optional.empty();
    }

    /** Where it leads, without a host to a socket of PgBouncer's own machine; empty where its port is no number. */
    Optional<Endpoint> endpoint() {
        Map<String, String> words = words();
        String port = words.getOrDefault("port", String.valueOf(USUAL_PORT));
        return port.matches("\\d{1,5}")
                ? Optional.of(new Endpoint(words.getOrDefault("host", ""), Integer.parseInt(port)))
                : Optional.empty();
    }

    /** The database there; by default one of its own name. */
    String database() {
        return words().getOrDefault("dbname", name);
    }

    /** The same entry, leading elsewhere; every other word stays as it is. */
    Entry to(Endpoint endpoint) {
        Entry moved = with("host", endpoint.host());
        boolean isPortSaid = words().containsKey("port") || endpoint.port() != USUAL_PORT;
        return isPortSaid ? moved.with("port", String.valueOf(endpoint.port())) : moved;
    }

    Entry withDatabase(String database) {
        return with("dbname", database);
    }

    private Entry with(String word, String value) {
        StringBuilder changed = new StringBuilder();
        Matcher matcher = WORD.matcher(connection);
        boolean isThere = false;
        int copied = 0;
        while (matcher.find()) {
            if (matcher.group(1).equals(word)) {
                changed.append(connection.substring(copied, matcher.start(3))).append(quoted(value));
                copied = matcher.end();
                isThere = true;
            }
        }
        changed.append(connection.substring(copied));
        return new Entry(head, name, isThere ? changed.toString() : "%s=%s %s".formatted(word, quoted(value), changed));
    }

    private Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        Matcher matcher = WORD.matcher(connection);
        while (matcher.find()) {
            words.put(matcher.group(1), unquoted(matcher.group(3), '\''));
        }
        return words;
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9_.:/-]+") ? value : "'" + value.replace("'", "''") + "'";
    }

    private static String unquoted(String word, char quote) {
        String mark = String.valueOf(quote);
        return word.startsWith(mark) ? word.substring(1, word.length() - 1).replace(mark + mark, mark) : word;
    }

    @Override
    public String toString() {
        return head + connection;
    }
}
