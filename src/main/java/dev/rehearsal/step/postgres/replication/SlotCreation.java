package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.Lsn;
import dev.rehearsal.database.postgres.Slot;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import java.time.Duration;
import java.util.List;

/**
 * Makes a logical replication slot. The server waits, for as long as it takes, for every transaction that has written
 * and is still open, so the wait is given an end.
 */
record SlotCreation(String role, String name, Duration within) {
    private static final String QUERY_CANCELED = "57014";

    List<String> statements(Duration limit) {
        return List.of(limiting(limit), Slot.creating(name));
    }

    private static String limiting(Duration limit) {
        return "set statement_timeout = '%dms'".formatted(limit.toMillis());
    }

    /** Makes it; from the answer on, the slot tells whatever is committed. */
    Lsn run(StepContext context) throws StepFailedException {
        Duration left = context.deadline().left();
        Duration limit = left.compareTo(within) < 0 ? left.plusMillis(1) : within;
        try (Sql sql = context.alone(role)) {
            sql.execute(limiting(limit));
            return Lsn.parse(sql.text(Slot.creating(name)).orElseThrow());
        } catch (SqlFailedException e) {
            throw failed(context, e);
        }
    }

    private StepFailedException failed(StepContext context, SqlFailedException cause) {
        String attempted = "create replication slot '%s' on %s".formatted(name, role);
        if (!cause.sqlState().equals(QUERY_CANCELED)) {
            return new StepFailedException(
                    attempted, String.valueOf(cause.getMessage()), "mend what the message names", cause);
        }
        try (Sql sql = context.sql(role)) {
            List<String> writers = Slot.writersUnderWay(sql);
            return new StepFailedException(
                    attempted,
                    "transactions that had written were still open after %d s; now there are: %s"
                            .formatted(within.toSeconds(), writers.isEmpty() ? "none" : String.join("; ", writers)),
                    "end them, then run the step again",
                    cause);
        }
    }
}
