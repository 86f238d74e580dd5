package dev.rehearsal.localrds.holding;

import dev.rehearsal.database.Sql;
import java.util.List;

/** A logical replication slot, which lies on a cluster's volume and so is on every clone of it. */
public record LogicalSlot(String name, String plugin, String database) {

    public static List<LogicalSlot> of(Sql sql) {
        return sql.list(
                "select slot_name, plugin, database from pg_replication_slots where slot_type = 'logical' and not temporary",
                row -> new LogicalSlot(row.getString(1), row.getString(2), row.getString(3)));
    }

    /** Makes one of that name in its database, to which this is a connection. */
    public void make(Sql sql) {
        sql.text("select pg_create_logical_replication_slot(?, ?)::text", name, plugin);
    }
}
