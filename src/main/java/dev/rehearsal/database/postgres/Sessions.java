package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The clients' sessions in this database, the session's own role and superusers apart. Replication is none of them: its
 * senders are no client backends.
 */
public final class Sessions {
    private static final String DESCRIPTION = "format('%s (%s, %s)', pid, usename, state)";

    private static final String FOREIGN = """
            from pg_stat_activity where datname = current_database() and backend_type = 'client backend'
              and pid <> pg_backend_pid() and usename <> current_user
              and usename not in (select rolname from pg_roles where rolsuper)""";

    /**
     * Server processes of sessions that are about to begin in this database. A session shows in pg_stat_activity only
     * after its right to connect was checked, but holds a lock on the database from before the check (InitPostgres in
     * utils/init/postinit.c).
     */
    private static final String BEGINNING = """
            select l.pid from pg_locks l join pg_database d on d.oid = l.objid
            where l.locktype = 'object' and l.classid = 'pg_database'::regclass and d.datname = current_database()
              and l.pid <> pg_backend_pid()""";

    /** One statement to look and to end, so that a server that was looked at has its plan by the time clients wait. */
    private static final String REMAINING = """
            select pid, '' as usename, '' as session, true as ended from (%s) as b
            union all select -pid, usename, %s, case when ? then pg_terminate_backend(pid) end %s""".formatted(BEGINNING, DESCRIPTION, FOREIGN);

    private Sessions() {}

    /**
     * Whether this role sees what others do. To one without the right, {@code pg_stat_activity} shows their sessions
     * without state, kind or transaction, so that every question here would find nothing. (PostgreSQL's documentation,
     * The Cumulative Statistics System)
     */
    public static boolean areVisible(Sql sql) {
        return sql.holds("select pg_has_role(current_user, 'pg_read_all_stats', 'usage')");
    }

    /**
     * Asks every one to end, and names them; it takes them a moment to. What they lose, {@link ClientSession} tells.
     * For a reader: {@link #endForeign} looks for those that begin by the same statement.
     */
    public static String endingForeign() {
        return "select %s, pg_terminate_backend(pid) %s".formatted(DESCRIPTION, FOREIGN);
    }

    public static List<String> foreign(Sql sql) {
        return remaining(sql, false).left().stream().map(Left::text).toList();
    }

    public static List<String> idle(Sql sql, Duration idleFor) {
        return sql.texts("select %s %s%s".formatted(DESCRIPTION, FOREIGN, isIdle(idleFor)));
    }

    /** A session that is still there; the text is for a reader. */
    public record Left(int pid, String user, String text) {}

    /**
     * Sessions that keep a fence from being complete.
     *
     * @param beginning server processes of those that are about to begin, and may have been let in before
     */
    public record Remaining(List<Integer> beginning, List<Left> left) {
        public Remaining {
            beginning = List.copyOf(beginning);
            left = List.copyOf(left);
        }
    }

    /**
     * Asks every foreign session to end, in one statement, since clients wait. The beginning ones are looked for first:
     * one that is no longer found there by then shows among the others.
     */
    public static Remaining endForeign(Sql sql) {
        return remaining(sql, true);
    }

    private static Remaining remaining(Sql sql, boolean areToEnd) {
        List<Integer> beginning = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        sql.list(
                REMAINING,
                row -> {
                    int pid = row.getInt(1);
                    return pid > 0 ? beginning.add(pid) : left.add(new Left(-pid, row.getString(2), row.getString(3)));
                },
                areToEnd);
        return new Remaining(beginning, left);
    }

    /** Work of the exempt roles, and transactions that no session holds, which may yet commit. */
    public static List<String> underWayElsewhere(Sql sql) {
        return sql.texts("""
                select format('session %s of %s has a transaction open since %s', pid, usename, xact_start)
                from pg_stat_activity where datname = current_database() and backend_type = 'client backend'
                  and pid <> pg_backend_pid() and xact_start is not null and backend_xid is not null
                  and (usename = current_user or usename in (select rolname from pg_roles where rolsuper))
                union all
                select format('prepared transaction %L of %s waits to be committed or rolled back', gid, owner)
                from pg_prepared_xacts where database = current_database()""");
    }

    static String isIdle(Duration idleFor) {
        return " and state like 'idle%%' and state_change <= clock_timestamp() - interval '%d milliseconds'"
                .formatted(idleFor.toMillis());
    }
}
