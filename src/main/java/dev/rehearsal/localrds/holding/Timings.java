package dev.rehearsal.localrds.holding;

import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import java.time.Duration;

/**
 * How long the states that RDS walks through last at least. RDS takes minutes; here they are long enough for a step
 * that looks too early to be caught.
 *
 * @param beforeModifying how long an accepted change leaves the status {@code available}
 * @param modifying in {@code modifying}
 * @param backingUp in {@code backing-up}
 */
public record Timings(Duration beforeModifying, Duration modifying, Duration backingUp) {
    public static final Timings SHORT =
            new Timings(Duration.ofMillis(150), Duration.ofMillis(150), Duration.ofMillis(400));

    public static void pass(Duration imitated) throws InterruptedException {
        Deadline end = Deadline.after(imitated);
        Await.until("an imitated delay", Deadline.after(imitated.plusMinutes(1)), imitated.plusMillis(1), () -> {
            return Observation.of(end.hasPassed(), "still waiting");
        });
    }
}
