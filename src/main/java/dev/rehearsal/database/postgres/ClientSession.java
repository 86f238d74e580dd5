package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.time.Durations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A client's session in this database, and what goes with it when it ends, as far as a server shows that to others: of
 * cursors and of what it listens to, nobody else is told.
 *
 * @param inTransaction for how long its transaction has been open; zero for none
 * @param inStatement since when its latest statement began
 * @param temporaryTables before release 16 only of a session that holds a lock
 * @param query its latest statement, with the values in it
 * @param isExempt whether it is the operator's own, or a superuser's, which no fence ends
 */
public record ClientSession(
        int pid,
        String user,
        String application,
        String client,
        String state,
        Duration inTransaction,
        boolean hasWritten,
        Duration inStatement,
        long advisoryLocks,
        long temporaryTables,
        String query,
        boolean isExempt) {
    private static final String EXEMPT =
            "coalesce(a.usename = current_user or a.usename in (select rolname from pg_roles where rolsuper), false)";

    private static final String COLUMNS = """
            select a.pid, coalesce(a.usename, ''), coalesce(a.application_name, ''), coalesce(host(a.client_addr), ''), coalesce(a.state, ''),
                   (extract(epoch from clock_timestamp() - a.xact_start) * 1000)::bigint, a.backend_xid is not null,
                   (extract(epoch from clock_timestamp() - a.query_start) * 1000)::bigint, coalesce(l.advisory, 0),
                   (select count(*) from pg_depend d where d.refclassid = 'pg_namespace'::regclass and d.refobjid = n.oid
                                                       and d.classid = 'pg_class'::regclass),
                   coalesce(a.query, ''), %s""".formatted(EXEMPT);

    /**
     * The schema of a session's temporary tables bears its number, which {@code pg_stat_get_backend_idset} tells since
     * release 16 (its release notes); a lock's holder bears it in all of them.
     */
    private static final String SESSIONS = """

            from pg_stat_activity a
              left join (select pid, count(*) filter (where locktype = 'advisory') as advisory, min(virtualtransaction) as holder
                         from pg_locks group by pid) l on l.pid = a.pid
              left join (select pg_stat_get_backend_pid(id) as pid, id from pg_stat_get_backend_idset() as id) b on b.pid = a.pid
              left join pg_namespace n on n.nspname = 'pg_temp_' || case when current_setting('server_version_num')::int >= 160000
                                                                         then b.id::text else split_part(l.holder, '/', 1) end
            where a.datname = current_database() and a.backend_type = 'client backend' and a.pid <> pg_backend_pid()
              and (not %1$s or a.backend_xid is not null)""".formatted(EXEMPT);

    /** One statement to look and to end, so that a server that was looked at has its plan by the time clients wait. */
    private static final String ASKED = asking("not ? or ");

    private static final Pattern LISTENING = Pattern.compile("(?i)\\s*listen\\b");

    /** All that a fence would end, and the exempt ones that have written something and not committed it yet. */
    public static List<ClientSession> all(Sql sql) {
        return sql.list(ASKED, ClientSession::of, false);
    }

    /** Asks the sessions to end that are not exempt, and tells of all sessions as they were. */
    public static List<ClientSession> end(Sql sql) {
        return sql.list(ASKED, ClientSession::of, true);
    }

    /** What {@link #end} sends, but for the condition by which it can also only look. */
    public static String ending() {
        return asking("");
    }

    private static String asking(String guard) {
        return "%s, case when %s%s then false else pg_terminate_backend(a.pid) end%s"
                .formatted(COLUMNS, guard, EXEMPT, SESSIONS);
    }

    /** Ends the sessions that have been idle for so long, inside a transaction or not. */
    public static List<ClientSession> endIdle(Sql sql, Duration idleFor) {
        return sql.list(endingIdle(idleFor), ClientSession::of);
    }

    /** What {@link #endIdle} sends. */
    public static String endingIdle(Duration idleFor) {
        return ending() + " and not %s".formatted(EXEMPT) + Sessions.isIdle(idleFor);
    }

    private static ClientSession of(ResultSet row) throws SQLException {
        return new ClientSession(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Duration.ofMillis(row.getLong(6)),
                row.getBoolean(7),
                Duration.ofMillis(row.getLong(8)),
                row.getLong(9),
                row.getLong(10),
                row.getString(11),
                row.getBoolean(12));
    }

    /** Its latest statement, without the values in it. */
    public String statement() {
        return OpenTransaction.withoutValues(query);
    }

    /** Whose it is. */
    public String who() {
        String program = application.isEmpty() ? "" : "%s, ".formatted(application);
        return "session %d of '%s' (%sfrom %s)"
                .formatted(pid, user, program, client.isEmpty() ? "its machine" : client);
    }

    /** What goes with it, one part each; nothing where it is idle and holds nothing that shows. */
    public List<String> lost() {
        List<String> lost = new ArrayList<>();
        if (hasWritten) {
            lost.add("what its transaction had written, open for " + Durations.inWords(inTransaction));
        } else if (state.startsWith("idle in transaction")) {
            lost.add("a transaction open for %s, with its cursors".formatted(Durations.inWords(inTransaction)));
        }
        if (state.equals("active")) {
            lost.add("a statement that had run for " + Durations.inWords(inStatement));
        }
        if (advisoryLocks > 0) {
            lost.add("%d advisory locks".formatted(advisoryLocks));
        }
        if (temporaryTables > 0) {
            lost.add("%d temporary tables".formatted(temporaryTables));
        }
        if (LISTENING.matcher(query).lookingAt()) {
            lost.add("what it listened to");
        }
        return List.copyOf(lost);
    }
}
