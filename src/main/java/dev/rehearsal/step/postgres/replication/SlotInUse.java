package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Slot;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.time.Duration;

/** The sign that a subscriber has reached its publisher. */
record SlotInUse(String on, String from, String slot) {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    void await(StepContext context) throws StepFailedException, InterruptedException {
        String attempted = "connect subscription '%s' of %s to %s".formatted(slot, on, from);
        try (Sql publisher = context.sql(from);
                Sql subscriber = context.sql(on)) {
            Replication replication = new Replication(publisher, subscriber, on);
            Await.until(
                    "%s to use slot '%s' of %s".formatted(on, slot, from),
                    context.deadline().butAtMost(WITHIN),
                    BETWEEN_LOOKS,
                    () -> look(publisher, replication, attempted));
        } catch (TimedOutException e) {
            throw new StepFailedException(
                            attempted, String.valueOf(e.getMessage()), "mend what its subscription ran into", e)
                    .toldInLogOf(on);
        }
    }

    /** A subscriber that cannot apply what it is sent leaves its slot each time, and comes back after a while. */
    private Observation look(Sql publisher, Replication replication, String attempted) throws StepFailedException {
        if (Slot.find(publisher, slot).filter(Slot::isActive).isPresent()) {
            return Observation.there();
        }
        return Observation.notYet("it is not in use (%s)".formatted(replication.look(attempted)));
    }
}
