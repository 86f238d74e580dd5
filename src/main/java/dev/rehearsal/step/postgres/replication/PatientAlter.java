package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Statements;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * ALTER TABLE on a server under load. It needs the table for itself for a moment, and whoever comes after it in the
 * queue waits with it: so it gives up soon, lets the others through, and tries again.
 */
record PatientAlter(String role, List<String> texts) {
    private static final String GIVE_UP_SOON = "set lock_timeout = '200ms'";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);

    List<Action> actions() {
        List<String> all = new ArrayList<>();
        if (!texts.isEmpty()) {
            all.add(GIVE_UP_SOON);
        }
        all.addAll(texts);
        return new Statements(role, all).actions();
    }

    void send(StepContext context) throws StepFailedException, InterruptedException {
        if (texts.isEmpty()) {
            return;
        }
        try (Sql sql = context.alone(role)) {
            sql.execute(GIVE_UP_SOON);
            for (String text : texts) {
                send(sql, text, context);
            }
        }
    }

    private static void send(Sql sql, String text, StepContext context)
            throws StepFailedException, InterruptedException {
        try {
            Await.until("a moment to " + text, context.deadline(), BETWEEN_TRIES, () -> attempt(sql, text));
        } catch (TimedOutException e) {
            throw new StepFailedException(
                    text, String.valueOf(e.getMessage()), "end the transactions that hold the table", e);
        }
    }

    private static Observation attempt(Sql sql, String text) {
        try {
            sql.execute(text);
            return Observation.there();
        } catch (SqlFailedException e) {
            if (e.sqlState().equals(LOCK_NOT_AVAILABLE)) {
                return Observation.notYet("other transactions hold the table");
            }
            throw e;
        }
    }
}
