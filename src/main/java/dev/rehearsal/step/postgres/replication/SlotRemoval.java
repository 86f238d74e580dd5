package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Slot;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Drops slots of a server, also those that a subscriber which lost its way still uses. */
record SlotRemoval(String role) {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** Returns when none of these is left; does nothing where the role has no server. */
    void run(StepContext context, String whose, Function<Sql, List<String>> names)
            throws StepFailedException, InterruptedException {
        if (!context.exists(role)) {
            return;
        }
        try (Sql sql = context.sql(role)) {
            Await.until(
                    "the slots of " + whose + " to go",
                    context.deadline().butAtMost(LIMIT),
                    BETWEEN_LOOKS,
                    () -> look(sql, names.apply(sql)));
        } catch (TimedOutException e) {
            throw new StepFailedException(
                    "drop the slots of %s on %s".formatted(whose, role),
                    String.valueOf(e.getMessage()),
                    "drop them by hand, or %s keeps its log until its disk is full".formatted(role),
                    e);
        }
    }

    private static Observation look(Sql sql, List<String> left) {
        for (String slot : left) {
            sql.execute(Slot.releasing(slot));
            if (Slot.find(sql, slot).filter(found -> !found.isActive()).isPresent()) {
                sql.execute(Slot.dropping(slot));
            }
        }
        return Observation.of(left.isEmpty(), "left: " + left);
    }
}
