package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Markers;
import dev.rehearsal.database.postgres.FurthestBehind;
import dev.rehearsal.database.postgres.Subscription;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.time.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks whether a marker row has arrived; from time to time also how far it has to go, and whether it ever will. */
final class CatchUp {
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(500);

    private final Markers markers;
    private final Sql blue;
    private final Sql green;
    private final String role;
    private final String attempted;
    private final Journal journal;
    private Optional<Replication> replication = Optional.empty();
    private Instant reported;
    private String seen = "the marker row is not there";

    CatchUp(Markers markers, Sql blue, Sql green, String role, String attempted, Journal journal) {
        this.markers = markers;
        this.blue = blue;
        this.green = green;
        this.role = role;
        this.attempted = attempted;
        this.journal = journal;
        this.reported = journal.now();
    }

    /**
     * A table still being copied is not applied in the order of commits, so its rows prove nothing yet; and one that
     * cannot be copied never will be.
     */
    Observation look(UUID marker) throws StepFailedException {
        Markers.Arrival arrival = markers.look(green, marker);
        if (arrival.isThere()) {
            List<String> underWay = arrival.isByLog() ? List.of() : Subscription.tablesUnderWay(green);
            if (underWay.isEmpty()) {
                return Observation.there();
            }
            seen = "tables still being copied: " + underWay;
        }
        watch(arrival);
        return Observation.notYet(seen);
    }

    /** Asks how replication fares only where there is something to wait for: mostly the first look sees the marker. */
    private void watch(Markers.Arrival arrival) throws StepFailedException {
        if (replication.isEmpty() && !arrival.isByLog()) {
            replication = Optional.of(new Replication(blue, green, role));
        }
        if (Duration.between(reported, journal.now()).compareTo(BETWEEN_REPORTS) >= 0) {
            report();
        }
    }

    private void report() throws StepFailedException {
        reported = journal.now();
        FurthestBehind.of(blue).ifPresent(lag -> {
            seen = "%d bytes of log to go".formatted(lag);
            journal.append(new Event.LagSeen(journal.now(), role, lag, "bytes"));
        });
        if (replication.isPresent()) {
            replication.get().look(attempted);
        }
    }
}
