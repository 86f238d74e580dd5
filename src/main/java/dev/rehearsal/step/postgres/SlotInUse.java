package dev.rehearsal.step.postgres;

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
        try (Sql publisher = context.sql(from)) {
            Await.until(
                    "%s to use slot '%s' of %s".formatted(on, slot, from),
                    context.deadline().butAtMost(WITHIN),
                    BETWEEN_LOOKS,
                    () -> Observation.of(
                            Slot.find(publisher, slot).filter(Slot::isActive).isPresent(), "it is not in use"));
        } catch (TimedOutException e) {
            throw new StepFailedException(
                    "connect subscription '%s' of %s to %s".formatted(slot, on, from),
                    String.valueOf(e.getMessage()),
                    "see the log of %s for what its subscription ran into".formatted(on),
                    e);
        }
    }
}
