package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import dev.rehearsal.traffic.GateException;
import java.time.Duration;
import java.util.List;

/** Waiting for what is seen by asking, which may fail, and be interrupted, like waiting itself. */
final class Waiting {
    private static final Duration LOOK_EVERY = Duration.ofMillis(1);

    private Waiting() {}

    /** One look. */
    interface Look {
        Observation observe() throws GateException, InterruptedException;
    }

    /** As {@link Await#until}. */
    static void until(String awaited, Duration within, Look look) throws GateException, InterruptedException {
        Await.until(awaited, Deadline.after(within), LOOK_EVERY, () -> {
            try {
                return look.observe();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Observation.notYet("interrupted");
            }
        });
    }

    /** Returns when every pause is complete. */
    static void untilDrained(List<Orders.Pausing> pauses, Duration within) throws GateException, InterruptedException {
        until("no transaction to be under way", within, () -> {
            boolean isDrained = true;
            for (Orders.Pausing each : pauses) {
                isDrained &= each.isDrained();
            }
            return Observation.of(isDrained, "some is");
        });
    }
}
