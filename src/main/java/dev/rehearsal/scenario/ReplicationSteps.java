package dev.rehearsal.scenario;

import dev.rehearsal.scenario.StepCatalog.Entry;
import dev.rehearsal.step.postgres.care.CheckUpgradeReadiness;
import dev.rehearsal.step.postgres.replication.CreatePublication;
import dev.rehearsal.step.postgres.replication.CreateSubscription;
import dev.rehearsal.step.postgres.replication.DropPublication;
import dev.rehearsal.step.postgres.replication.DropSubscription;
import dev.rehearsal.step.postgres.replication.EnsureReplicaIdentity;
import dev.rehearsal.step.postgres.replication.RestoreReplicaIdentity;
import dev.rehearsal.step.postgres.replication.WaitForInitialCopy;
import dev.rehearsal.step.postgres.replication.WaitForReplication;
import java.util.List;

import static dev.rehearsal.scenario.StandardSteps.entry;

/** Those that look whether a server can be upgraded and keep another level with it. */
final class ReplicationSteps {
    private ReplicationSteps() {}

    static List<Entry> all() {
        return List.of(
                entry(
                        CheckUpgradeReadiness.class,
                        "Medplum: Run cutover --dry-run, and what that leaves out",
                        Need.SQL),
                entry(
                        EnsureReplicaIdentity.class,
                        "Medplum: On blue, ensure all tables have PKEY or REPLICA IDENTITY FULL",
                        Need.SQL),
                entry(RestoreReplicaIdentity.class, "Medplum: On green, drop all REPLICA IDENTITY FULL", Need.SQL),
                entry(CreatePublication.class, "Medplum: On blue, create publication", Need.SQL),
                entry(
                        DropPublication.class,
                        "Medplum: On blue, drop publication and verify replication slot is dropped",
                        Need.SQL),
                entry(
                        CreateSubscription.class,
                        "Medplum: On blue, create replication slot; on green, create subscription",
                        Need.SQL),
                entry(DropSubscription.class, "Medplum: On green, disable and drop subscription", Need.SQL),
                entry(
                        WaitForInitialCopy.class,
                        "Not in the runbooks: an empty green copies every row, where a clone has them",
                        Need.SQL),
                entry(
                        WaitForReplication.class,
                        "Medplum: On blue, monitor replication lag; RightScale: wait for the new slave to catch up",
                        Need.SQL));
    }
}
