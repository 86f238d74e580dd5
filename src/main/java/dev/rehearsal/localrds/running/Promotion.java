package dev.rehearsal.localrds.running;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import java.time.Duration;

/** Makes a standby a server that writes. */
public final class Promotion {
    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final Duration LOOKS = Duration.ofMillis(20);

    private Promotion() {}

    /** Returns when the server has replayed everything it received and accepts writes. */
    public static void of(DatabaseServer standby) throws InterruptedException {
        Await.until("a standby to be promoted", Deadline.after(WITHIN), LOOKS, () -> {
            try (Sql sql = standby.sql("postgres")) {
                boolean isStandby = sql.holds("select pg_is_in_recovery()");
                if (isStandby) {
                    sql.text("select pg_promote(false)::text");
                }
                return Observation.of(!isStandby, "still in recovery");
            } catch (SqlFailedException e) {
                // Replay under load cancels sessions of a standby, this one too.
                return Observation.notYet(String.valueOf(e.getMessage()));
            }
        });
    }
}
