package dev.rehearsal.localrds.holding;

import dev.rehearsal.database.Sql;
import dev.rehearsal.server.DatabaseServer;

/** Keeps a server from recycling its log while a copy of it has not caught up. */
public record LogKept(DatabaseServer server, String slot) {

    public void during(Lane.Work work) throws InterruptedException {
        try (Sql sql = server.sql("postgres")) {
            sql.text("select pg_create_physical_replication_slot(?, true)::text", slot);
        }
        try {
            work.run();
        } finally {
            forget();
        }
    }

    private void forget() {
        if (!server.isRunning()) {
            return;
        }
        try (Sql sql = server.sql("postgres")) {
            sql.texts(
                    "select pg_drop_replication_slot(slot_name)::text from pg_replication_slots where slot_name = ?",
                    slot);
        }
    }
}
