package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Lock;
import java.util.Optional;

/** An advisory lock. */
record PostgresLock() implements Lock {
    /** Any number, as long as nobody else locks the same. */
    private static final long KEY = 0x5265686561727361L;
    /** Since when a server may end sessions that do nothing. */
    private static final long IDLE_LIMIT_SINCE = 140000;

    @Override
    public boolean take(Sql session) {
        if (session.number("select current_setting('server_version_num')::int") >= IDLE_LIMIT_SINCE) {
            session.execute("set idle_session_timeout = 0");
        }
        return session.holds("select pg_try_advisory_lock(?)", KEY);
    }

    @Override
    public Optional<Holder> holder(Sql sql) {
        return sql
                .list(
                        """
                select l.pid, coalesce(to_char(a.backend_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC', 'nobody knows when')
                from pg_locks l left join pg_stat_activity a on a.pid = l.pid
                where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                  and l.database = (select oid from pg_database where datname = current_database())
                  and l.classid::bigint = ? and l.objid::bigint = ?""",
                        row -> new Holder(
                                row.getLong(1),
                                row.getString(2),
                                "select pg_terminate_backend(%d)".formatted(row.getLong(1))),
                        KEY >>> Integer.SIZE,
                        KEY & 0xffffffffL)
                .stream()
                .findFirst();
    }
}
