package dev.rehearsal.step.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.FurthestBehind;
import dev.rehearsal.database.postgres.Marker;
import dev.rehearsal.database.postgres.Subscription;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.step.StepContext;
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

    private final Sql blue;
    private final Sql green;
    private final String role;
    private final String attempted;
    private final Journal journal;
    private final Optional<Replication> replication;
    private Instant reported;
    private String seen = "the marker row is not there";

    private CatchUp(
            Sql blue, Sql green, String role, String attempted, Journal journal, Optional<Replication> replication) {
        this.blue = blue;
        this.green = green;
        this.role = role;
        this.attempted = attempted;
        this.journal = journal;
        this.replication = replication;
        this.reported = journal.now();
    }

    /** Opens its eyes before the marker is written, so that nothing delays the first look. */
    static CatchUp begin(StepContext context, Sql blue, Sql green, String role, String attempted) {
        boolean isByLog = green.holds("select pg_is_in_recovery()");
        return new CatchUp(
                blue,
                green,
                role,
                attempted,
                context.journal(),
                isByLog ? Optional.empty() : Optional.of(new Replication(blue, green, role)));
    }

    /** A table still being copied is not applied in the order of commits, so its rows prove nothing yet. */
    Observation look(UUID marker) throws StepFailedException {
        if (Marker.holds(green, marker)) {
            List<String> underWay = replication.isPresent() ? Subscription.tablesUnderWay(green) : List.of();
            return Observation.of(underWay.isEmpty(), "tables still being copied: " + underWay);
        }
        if (Duration.between(reported, journal.now()).compareTo(BETWEEN_REPORTS) >= 0) {
            report();
        }
        return Observation.notYet(seen);
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
