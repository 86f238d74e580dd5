package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;

/** Whether a server follows another one or is a primary of its own. */
public final class Recovery {
    private Recovery() {}

    /** Whether the server is a standby. */
    public static boolean isStandby(Sql sql) {
        return sql.holds("select pg_is_in_recovery()");
    }

    /** Whether the server is a standby with a connection to its primary. */
    public static boolean isReceiving(Sql sql) {
        // The row is there for every role as long as the receiver runs; its columns are only shown to some.
        return sql.holds("select pg_is_in_recovery() and exists (select from pg_stat_wal_receiver)");
    }

    /** Whether an ordinary transaction of this session could write. */
    public static boolean takesWrites(Sql sql) {
        return sql.holds("select not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off'");
    }
}
