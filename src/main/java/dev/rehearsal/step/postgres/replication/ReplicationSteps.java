package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Engine;
import dev.rehearsal.step.Listing;
import dev.rehearsal.step.Need;
import java.util.List;

/** Steps of logical replication. A new one gets a line here. */
public final class ReplicationSteps {
    private static final List<Listing> ALL = List.of(
            Listing.on(
                    Engine.POSTGRESQL,
                    CreateReplicationSlot.class,
                    "Medplum: On blue, create publication and replication slot",
                    Need.SQL),
            Listing.on(
                    Engine.POSTGRESQL,
                    ReadStartLsn.class,
                    "Medplum: On green, obtain initial LSN of green writer BEFORE starting version upgrade",
                    Need.SQL),
            Listing.on(
                    Engine.POSTGRESQL,
                    DropCopiedReplication.class,
                    "Medplum: On green, delete replication slot and publication",
                    Need.SQL),
            Listing.on(
                    Engine.POSTGRESQL, SubscribeWithoutCopy.class, "Medplum: On green, create subscription", Need.SQL),
            Listing.on(
                    Engine.POSTGRESQL,
                    AdvanceReplicationOrigin.class,
                    "Medplum: On green, advance replication origin",
                    Need.SQL),
            Listing.on(
                    Engine.POSTGRESQL,
                    EnableSubscription.class,
                    "Medplum: On green, enable logical replication",
                    Need.SQL),
            Listing.on(
                    Engine.POSTGRESQL,
                    CompareData.class,
                    "ServerFault: verify that both systems have identical data",
                    Need.SQL),
            Listing.on(
                    Engine.POSTGRESQL,
                    AdvanceReplicationSlot.class,
                    "Not in the runbooks: what green had from blue is not sent back",
                    Need.SQL),
            Listing.on(
                    Engine.POSTGRESQL,
                    MarkWayBack.class,
                    "Not in the runbooks: from where on blue could follow green, and take over again",
                    Need.SQL),
            Listing.on(
                    Engine.POSTGRESQL,
                    EnsureReplicaIdentity.class,
                    "Medplum: On blue, ensure all tables have PKEY or REPLICA IDENTITY FULL",
                    Need.SQL),
            Listing.on(
                    Engine.POSTGRESQL,
                    RestoreReplicaIdentity.class,
                    "Medplum: On green, drop all REPLICA IDENTITY FULL",
                    Need.SQL),
            Listing.on(Engine.POSTGRESQL, CreatePublication.class, "Medplum: On blue, create publication", Need.SQL),
            Listing.on(
                    Engine.POSTGRESQL,
                    DropPublication.class,
                    "Medplum: On blue, drop publication and verify replication slot is dropped",
                    Need.SQL),
            Listing.on(
                    Engine.POSTGRESQL,
                    CreateSubscription.class,
                    "Medplum: On blue, create replication slot; on green, create subscription",
                    Need.SQL),
            Listing.on(
                    Engine.POSTGRESQL,
                    DropSubscription.class,
                    "Medplum: On green, disable and drop subscription",
                    Need.SQL),
            Listing.on(
                    Engine.POSTGRESQL,
                    WaitForInitialCopy.class,
                    "Not in the runbooks: an empty green copies every row, where a clone has them",
                    Need.SQL),
            Listing.on(
                    Engine.POSTGRESQL,
                    WaitForReplication.class,
                    "Medplum: On blue, monitor replication lag; RightScale: wait for the new slave to catch up",
                    Need.SQL));

    private ReplicationSteps() {}

    public static List<Listing> all() {
        return ALL;
    }
}
