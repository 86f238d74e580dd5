package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.ClientSession;
import dev.rehearsal.database.dialect.Sessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** By {@code pg_stat_activity}. Replication's senders are no client backends. */
record PostgresSessions() implements Sessions {
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

    /**
     * To a role without the right, {@code pg_stat_activity} shows others' sessions without state, kind or transaction.
     * (PostgreSQL's documentation, The Cumulative Statistics System)
     */
    @Override
    public boolean areVisible(Sql sql) {
        return sql.holds("select pg_has_role(current_user, 'pg_read_all_stats', 'usage')");
    }

    @Override
    public String endingForeign() {
        return "select %s, pg_terminate_backend(pid) %s".formatted(DESCRIPTION, FOREIGN);
    }

    @Override
    public List<String> foreign(Sql sql) {
        return remaining(sql, false).left().stream().map(Left::text).toList();
    }

    @Override
    public List<String> idle(Sql sql, Duration idleFor) {
        return sql.texts("select %s %s%s".formatted(DESCRIPTION, FOREIGN, isIdle(idleFor)));
    }

    /** The beginning ones are looked for first: one that is no longer found there by then shows among the others. */
    @Override
    public Remaining endForeign(Sql sql) {
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

    @Override
    public List<String> underWayElsewhere(Sql sql) {
        return sql.texts("""
                select format('session %s of %s has a transaction open since %s', pid, usename, xact_start)
                from pg_stat_activity where datname = current_database() and backend_type = 'client backend'
                  and pid <> pg_backend_pid() and xact_start is not null and backend_xid is not null
                  and (usename = current_user or usename in (select rolname from pg_roles where rolsuper))
                union all
                select format('prepared transaction %L of %s waits to be committed or rolled back', gid, owner)
                from pg_prepared_xacts where database = current_database()""");
    }

    @Override
    public List<ClientSession> all(Sql sql) {
        return ClientSessions.all(sql);
    }

    @Override
    public List<ClientSession> end(Sql sql) {
        return ClientSessions.end(sql);
    }

    @Override
    public String ending() {
        return ClientSessions.ending();
    }

    @Override
    public List<ClientSession> endIdle(Sql sql, Duration idleFor) {
        return ClientSessions.endIdle(sql, idleFor);
    }

    @Override
    public String endingIdle(Duration idleFor) {
        return ClientSessions.endingIdle(idleFor);
    }

    static String isIdle(Duration idleFor) {
        return " and state like 'idle%%' and state_change <= clock_timestamp() - interval '%d milliseconds'"
                .formatted(idleFor.toMillis());
    }
}
