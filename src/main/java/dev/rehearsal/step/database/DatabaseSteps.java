package dev.rehearsal.step.database;

import dev.rehearsal.step.Listing;
import dev.rehearsal.step.Need;
import java.util.List;

/** Steps that speak SQL to any engine. A new one gets a line here. */
public final class DatabaseSteps {
    private static final List<Listing> ALL = List.of(
            Listing.onAny(
                    Analyze.class, "Medplum: On green, analyze the database after replication has caught up", Need.SQL),
            Listing.onAny(
                    WaitForCalm.class,
                    "Medplum: Wait for no elevated load, batch jobs, etc. before continuing",
                    Need.SQL),
            Listing.onAny(TerminateIdleConnections.class, "Medplum: Terminate inactive connections", Need.SQL),
            Listing.onAny(
                    Fence.class,
                    "Not in the runbooks: what bypasses the gate would write to blue and be lost",
                    Need.SQL),
            Listing.onAny(
                    KeepOut.class,
                    "Not in the runbooks: whoever is led to green too early would write what is lost",
                    Need.SQL),
            Listing.onAny(
                    LiftFence.class,
                    "Not in the runbooks: a fence is catalog data, and travels to a replica",
                    Need.SQL),
            Listing.onAny(SynchronizeSequences.class, "Medplum: Run cutover (sequences)", Need.SQL));

    private DatabaseSteps() {}

    public static List<Listing> all() {
        return ALL;
    }
}
