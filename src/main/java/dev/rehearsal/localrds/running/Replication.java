package dev.rehearsal.localrds.running;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import java.time.Duration;

/** Physical replication from an instance to a read replica of it. Only in the replica's own lane. */
public record Replication(RdsAccount account, Instance replica) {
    private static final Duration PROMOTED_WITHIN = Duration.ofMinutes(2);

    /** Copies the source while it runs and begins to follow it. */
    public void begin(Instance source) throws InterruptedException {
        try (Sql sql = source.server().sql("postgres")) {
            sql.text("select pg_create_physical_replication_slot(?, true)::text", Running.slot(replica));
        }
        DatabaseServer copy = source.server().copy(replica.identifier());
        copy.follow(account.replication());
        replica.serveFrom(copy);
        new Running(account, replica).start();
    }

    /** Makes the replica a server of its own; both ends forget each other. */
    public void end() throws InterruptedException {
        Instance source = account.instances().named(replica.source().orElseThrow());
        Promotion.of(replica.server());
        replica.standAlone();
        new Running(account, replica).restart();
        dropSlot(source);
    }

    /** Lets the source recycle its log again. A source that cannot be reached keeps the slot until it is deleted. */
    public void dropSlot(Instance source) throws InterruptedException {
        if (!source.server().isRunning()) {
            return;
        }
        String slot = Running.slot(replica);
        try (Sql sql = source.server().sql("postgres")) {
            Await.until("slot " + slot + " to be left", Deadline.after(PROMOTED_WITHIN), Duration.ofMillis(50), () -> {
                boolean isUsed = sql.holds("select active from pg_replication_slots where slot_name = ?", slot);
                return Observation.of(!isUsed, "still in use");
            });
            sql.texts(
                    "select pg_drop_replication_slot(slot_name)::text from pg_replication_slots where slot_name = ?",
                    slot);
        }
    }

    /** What RDS tells of a replica: {@code replicating}, or {@code error}. */
    public static String state(Instance replica) {
        try (Sql sql = replica.server().sql("postgres")) {
            return sql.holds("select status = 'streaming' from pg_stat_wal_receiver") ? "replicating" : "error";
        } catch (SqlFailedException | IllegalStateException e) {
            return "error";
        }
    }
}
