package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.ClientSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Clients' sessions in a database, as far as others are shown: of cursors and of what one listens to, nobody is told.
 */
final class ClientSessions {
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

    private ClientSessions() {}

    /** All that a fence would end, and the exempt ones that have written something and not committed it yet. */
    static List<ClientSession> all(Sql sql) {
        return sql.list(ASKED, ClientSessions::session, false);
    }

    /** Asks the sessions to end that are not exempt, and tells of all sessions as they were. */
    static List<ClientSession> end(Sql sql) {
        return sql.list(ASKED, ClientSessions::session, true);
    }

    /** What {@link #end} sends, but for the condition by which it can also only look. */
    static String ending() {
        return asking("");
    }

    private static String asking(String guard) {
        return "%s, case when %s%s then false else pg_terminate_backend(a.pid) end%s"
                .formatted(COLUMNS, guard, EXEMPT, SESSIONS);
    }

    /** Ends the sessions that have been idle for so long, inside a transaction or not. */
    static List<ClientSession> endIdle(Sql sql, Duration idleFor) {
        return sql.list(endingIdle(idleFor), ClientSessions::session);
    }

    /** What {@link #endIdle} sends. */
    static String endingIdle(Duration idleFor) {
        return ending() + " and not %s".formatted(EXEMPT) + PostgresSessions.isIdle(idleFor);
    }

    private static ClientSession session(ResultSet row) throws SQLException {
        String state = row.getString(5);
        String query = row.getString(11);
        boolean isWorking = state.equals("active");
        return new ClientSession(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                state.startsWith("idle in transaction"),
                Duration.ofMillis(row.getLong(6)),
                row.getBoolean(7),
                isWorking ? Duration.ofMillis(Math.max(1, row.getLong(8))) : Duration.ZERO,
                held(row.getLong(9), row.getLong(10), query),
                ShownStatement.withoutValues(query),
                row.getBoolean(12));
    }

    private static List<String> held(long advisoryLocks, long temporaryTables, String query) {
        List<String> held = new ArrayList<>();
        if (advisoryLocks > 0) {
            held.add("%d advisory locks".formatted(advisoryLocks));
        }
        if (temporaryTables > 0) {
            held.add("%d temporary tables".formatted(temporaryTables));
        }
        if (LISTENING.matcher(query).lookingAt()) {
            held.add("what it listened to");
        }
        return held;
    }
}
