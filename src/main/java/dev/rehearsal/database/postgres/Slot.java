package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.util.List;
import java.util.Optional;

/**
 * A logical replication slot.
 *
 * @param isActive whether a subscriber is connected to it
 * @param behind bytes of log between the server's end of log and what the subscriber has confirmed
 */
public record Slot(String name, boolean isActive, long behind) {
    private static final String SLOTS = """
            select slot_name, active, coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn), 0)::bigint
            from pg_replication_slots where slot_type = 'logical' and database = current_database()""";

    /** Whether a server would take this name for a slot (ReplicationSlotValidateName). */
    public static boolean isName(String name) {
        return name.matches("[a-z0-9_]{1,63}");
    }

    /** All of this database, by name. */
    public static List<Slot> all(Sql sql) {
        return sql.list(SLOTS + " order by 1", row -> new Slot(row.getString(1), row.getBoolean(2), row.getLong(3)));
    }

    public static Optional<Slot> find(Sql sql, String name) {
        return all(sql).stream().filter(slot -> slot.name().equals(name)).findFirst();
    }

    /** From where on a slot tells what is committed, as far as its reader has confirmed. */
    public static Optional<Lsn> keptFrom(Sql sql, String name) {
        return sql.text("select confirmed_flush_lsn::text from pg_replication_slots where slot_name = ?", name)
                .map(Lsn::parse);
    }

    /** Has a slot that nobody reads begin later, as far as its server's log is on disk. */
    public static String advancing(String name, String lsn) {
        return "select end_lsn from pg_replication_slot_advance(%s, %s)"
                .formatted(Quoted.literal(name), Quoted.literal(lsn));
    }

    /** Answers with the position from which on the slot tells what is committed. */
    public static String creating(String name) {
        return "select lsn from pg_create_logical_replication_slot(%s, 'pgoutput')".formatted(Quoted.literal(name));
    }

    public static String dropping(String name) {
        return "select pg_drop_replication_slot(%s)".formatted(Quoted.literal(name));
    }

    /** Ends the sender that serves the slot, if any; one that lost its subscriber would stay until it times out. */
    public static String releasing(String name) {
        return "select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = %s and active"
                .formatted(Quoted.literal(name));
    }

    /** Transactions that a new slot has to wait for: every one that has written and is still open. */
    public static List<String> writersUnderWay(Sql sql) {
        return sql.texts("""
                select format('session %s of %s (%s), open for %s s', pid, usename, state,
                              extract(epoch from clock_timestamp() - xact_start)::int)
                from pg_stat_activity where backend_xid is not null and pid <> pg_backend_pid()
                union all
                select format('prepared transaction %L of %s', gid, owner) from pg_prepared_xacts""");
    }
}
