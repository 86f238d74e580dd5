package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import java.util.List;

/**
 * Names the tables that somebody else has locked against every reader. Of a wait that was given up, a server says no
 * more than that, and not for which table. (PostgreSQL's documentation, pg_locks)
 */
final class LockedTables {
    private static final String GIVEN_UP = "55P03";

    private static final String LOCKED = """
            select distinct format('table %s is locked by session %s', l.relation::regclass, l.pid)
            from pg_locks l join pg_class c on c.oid = l.relation
            where l.locktype = 'relation' and l.mode = 'AccessExclusiveLock' and l.granted
              and l.database = (select oid from pg_database where datname = current_database())
              and l.pid <> pg_backend_pid() and c.relkind in ('r', 'p', 'm', 'f', 'v')
            order by 1 limit 10""";

    private LockedTables() {}

    /** Why it failed; where a lock was waited for in vain, also who holds one on what by now. */
    static String reason(SqlFailedException failure, Sql sql) {
        if (!failure.sqlState().equals(GIVEN_UP)) {
            return failure.reason();
        }
        List<String> locked = sql.texts(LOCKED);
        return locked.isEmpty() ? failure.reason() : "%s: %s".formatted(failure.reason(), String.join(", ", locked));
    }
}
