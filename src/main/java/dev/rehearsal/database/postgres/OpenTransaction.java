package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.time.Durations;
import java.time.Duration;
import java.util.List;

/**
 * A client's transaction that is under way.
 *
 * @param openFor how long already
 * @param statement its latest statement, on one line, without the values in it
 */
public record OpenTransaction(int pid, String user, String state, Duration openFor, String statement) {
    private static final int MOST_CHARACTERS = 120;

    /** The clients' transactions open for so long at least, longest first; not the session's own. */
    public static List<OpenTransaction> longerThan(Sql sql, Duration limit) {
        return sql.list(
                """
                select pid, coalesce(usename, ''), coalesce(state, ''),
                       (extract(epoch from clock_timestamp() - xact_start) * 1000)::bigint, coalesce(query, '')
                from pg_stat_activity
                where xact_start <= clock_timestamp() - make_interval(secs => ? / 1000.0)
                  and backend_type = 'client backend' and pid <> pg_backend_pid()
                order by xact_start""",
                row -> new OpenTransaction(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        Duration.ofMillis(row.getLong(4)),
                        withoutValues(row.getString(5))),
                limit.toMillis());
    }

    public String described() {
        return "session %d of '%s', open for %s, %s: %s"
                .formatted(pid, user, Durations.inWords(openFor), state, statement);
    }

    /** Literals of any kind become a question mark, parameters stay; what is left is cut where it grows long. */
    static String withoutValues(String statement) {
        String bare = statement
                .replaceAll("(?s)\\$(\\w*)\\$.*?\\$\\1\\$", "?")
                .replaceAll("(?s)'(?:[^']|'')*('|$)", "?")
                .replaceAll("(?<![$\\w])\\d+(\\.\\d+)?\\b", "?")
                .replaceAll("\\s+", " ")
                .strip();
        return bare.length() > MOST_CHARACTERS ? bare.substring(0, MOST_CHARACTERS) + "…" : bare;
    }
}
