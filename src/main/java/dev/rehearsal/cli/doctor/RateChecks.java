package dev.rehearsal.cli.doctor;

import dev.rehearsal.environment.local.ContainerProvider;
import dev.rehearsal.environment.local.EmbeddedProvider;
import dev.rehearsal.machine.MachineRecord;
import dev.rehearsal.machine.MachineWatch;
import dev.rehearsal.machine.Shortage;
import dev.rehearsal.machine.Spare;
import dev.rehearsal.machine.Speed;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Which rate {@code load.rate: auto} will find on this machine, about: by its speed, and by what others leave of it.
 */
public final class RateChecks {
    /**
     * What a request costs in all processes together, in the work by which {@link Speed} is measured: 1.32 ms at 200
     * requests/s on a machine that does that work 62,200 times a second.
     */
    private static final double EMBEDDED = 82;

    /** The same in containers, behind PgBouncer: 1.96 ms. */
    private static final double CONTAINERS = 122;

    private static final double MOST = 200;
    /** About a second. */
    private static final int SAMPLES = 4;
    /** A machine that tells nothing of its processes until then does not tell it at all. */
    private static final int MOST_SAMPLES = 4 * SAMPLES;

    private static final Duration LOOK_AT_MOST = Duration.ofSeconds(30);

    private RateChecks() {}

    public static List<Check> all() throws InterruptedException {
        Speed speed = Speed.ofThisMachine();
        MachineRecord now = now();
        return List.of(
                check(EmbeddedProvider.NAME, EMBEDDED, speed, now),
                check(ContainerProvider.NAME, CONTAINERS, speed, now));
    }

    private static MachineRecord now() throws InterruptedException {
        Instant begun = Instant.now();
        try (MachineWatch watch = MachineWatch.withoutLog()) {
            Await.until("a look at the machine", Deadline.after(LOOK_AT_MOST), () -> {
                MachineRecord seen = watch.since(begun);
                // Whoever uses most is told with the processes, which are looked at less often.
                boolean isEnough = seen.machine().size() >= (seen.processes().isEmpty() ? MOST_SAMPLES : SAMPLES);
                return Observation.of(
                        isEnough, "%d of %d samples".formatted(seen.machine().size(), SAMPLES));
            });
            return watch.since(begun);
        }
    }

    private static Check check(String environment, double cost, Speed speed, MachineRecord now) {
        double rate = Math.min(MOST, Spare.ofThisMachine().expected(now, speed, cost));
        List<String> busiest = new Shortage(now).busiest();
        return Check.welcome(
                "rate, " + environment,
                "%s requests/s, beside %.0f %% of the CPU in use"
                        .formatted(
                                rate < Spare.LEAST_RATE
                                        ? "less than %.0f".formatted(Spare.LEAST_RATE)
                                        : "about %.0f".formatted(rate),
                                now.busy() / 10.0),
                rate >= Spare.LEAST_RATE,
                "%srehearse on a machine with more processors"
                        .formatted(busiest.isEmpty() ? "" : "end %s, or ".formatted(String.join(" and ", busiest))));
    }
}
