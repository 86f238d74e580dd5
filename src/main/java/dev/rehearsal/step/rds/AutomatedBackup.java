package dev.rehearsal.step.rds;

import dev.rehearsal.time.Observation;
import java.util.Comparator;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;

/** The newest automated backup of a server. */
record AutomatedBackup(Server server) {
    PlannedWork awaitingIt() {
        return server.waiting("its newest automated backup is complete", this::isComplete);
    }

    private Observation isComplete(DBInstance instance) {
        Optional<DBSnapshot> newest = server
                .context()
                .rds()
                .describeDBSnapshotsPaginator(
                        r -> r.dbInstanceIdentifier(server.identifier()).snapshotType("automated"))
                .dbSnapshots()
                .stream()
                .max(Comparator.comparing(
                        DBSnapshot::snapshotCreateTime, Comparator.nullsLast(Comparator.naturalOrder())));
        String status = newest.map(found -> "backup %s is %s, %d %%"
                        .formatted(found.dbSnapshotIdentifier(), found.status(), found.percentProgress()))
                .orElse("there is none yet");
        boolean isComplete =
                newest.filter(found -> found.status().equals("available")).isPresent();
        return Observation.of(
                isComplete && instance.dbInstanceStatus().equals("available"),
                "%s, the instance %s".formatted(status, instance.dbInstanceStatus()));
    }
}
