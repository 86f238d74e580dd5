package dev.rehearsal.localrds.snapshot;

import dev.rehearsal.localrds.answer.Operation;
import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.localrds.holding.IgnoredMembers;
import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.InstanceSpec;
import dev.rehearsal.localrds.holding.InstanceStatus;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.holding.Registration;
import dev.rehearsal.localrds.holding.Snapshot;
import dev.rehearsal.localrds.instance.Description;
import dev.rehearsal.localrds.running.Backups;
import dev.rehearsal.localrds.running.FirstStart;
import dev.rehearsal.server.Backup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DeleteDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotResponse;

/** Taking, listing, deleting and restoring DB snapshots, each a full copy of an instance's data. */
public record SnapshotOperations(RdsAccount account) {

    public List<Operation<?>> all() {
        return List.of(
                Operation.of(CreateDbSnapshotRequest.class, this::create)
                        .requires("DBSnapshotIdentifier", "DBInstanceIdentifier")
                        .understands("Tags"),
                Operation.of(DescribeDbSnapshotsRequest.class, this::describe)
                        .understands(
                                "DBInstanceIdentifier", "DBSnapshotIdentifier", "SnapshotType", "MaxRecords", "Marker"),
                Operation.of(DeleteDbSnapshotRequest.class, this::delete).requires("DBSnapshotIdentifier"),
                Operation.of(RestoreDbInstanceFromDbSnapshotRequest.class, this::restore)
                        .requires("DBInstanceIdentifier", "DBSnapshotIdentifier")
                        .understands("DBInstanceClass", "Port", "DBParameterGroupName", "DeletionProtection", "Engine")
                        .understands(IgnoredMembers.members()));
    }

    private CreateDbSnapshotResponse create(CreateDbSnapshotRequest request) {
        Instance instance = account.instances().available(request.dbInstanceIdentifier());
        if (instance.cluster().isPresent()) {
            throw Refusal.instanceState("DB instance %s is a member of a DB cluster; snapshots are taken of the cluster"
                    .formatted(instance.identifier()));
        }
        if (instance.source().isPresent()) {
            throw Refusal.notImitated(
                    "a snapshot of the replica '%s'".formatted(instance.identifier()), "take it of the primary");
        }
        Snapshot begun = Snapshot.begun(account.snapshots().free(request.dbSnapshotIdentifier()), instance, false);
        account.snapshots().put(begun);
        instance.become(InstanceStatus.BACKING_UP);
        instance.lane().later(() -> {
            new Backups(account, instance).visibly(begun);
            instance.become(InstanceStatus.AVAILABLE);
        });
        return CreateDbSnapshotResponse.builder().dbSnapshot(told(begun)).build();
    }

    private DescribeDbSnapshotsResponse describe(DescribeDbSnapshotsRequest request) {
        if (request.dbSnapshotIdentifier() != null) {
            account.snapshots().named(request.dbSnapshotIdentifier());
        }
        return DescribeDbSnapshotsResponse.builder()
                .dbSnapshots(account.snapshots().all().stream()
                        .filter(snapshot -> isWanted(snapshot.identifier(), request.dbSnapshotIdentifier()))
                        .filter(snapshot -> isWanted(snapshot.instance(), request.dbInstanceIdentifier()))
                        .filter(snapshot -> isWanted(type(snapshot), request.snapshotType()))
                        .map(SnapshotOperations::told)
                        .toList())
                .build();
    }

    private static boolean isWanted(String found, String wanted) {
        return wanted == null || found.equals(wanted.toLowerCase(Locale.ROOT));
    }

    private DeleteDbSnapshotResponse delete(DeleteDbSnapshotRequest request) {
        Snapshot snapshot = account.snapshots().named(request.dbSnapshotIdentifier());
        complete(snapshot);
        if (snapshot.isAutomated()) {
            throw Refusal.value("Only manual snapshots may be deleted: " + snapshot.identifier());
        }
        account.snapshots().delete(snapshot);
        return DeleteDbSnapshotResponse.builder().dbSnapshot(told(snapshot)).build();
    }

    private RestoreDbInstanceFromDbSnapshotResponse restore(RestoreDbInstanceFromDbSnapshotRequest request) {
        Snapshot snapshot = account.snapshots().named(request.dbSnapshotIdentifier());
        Backup backup = complete(snapshot);
        String identifier = account.instances().free(request.dbInstanceIdentifier());
        InstanceSpec spec = snapshot.spec()
                .withClass(Optional.ofNullable(request.dbInstanceClass())
                        .orElse(snapshot.spec().instanceClass()))
                .withGroup(account.groups()
                        .fitting(
                                Optional.ofNullable(request.dbParameterGroupName())
                                        .orElse(snapshot.family().defaultGroup()),
                                snapshot.family())
                        .name())
                .withDeletionProtection(Boolean.TRUE.equals(request.deletionProtection()));
        Instance instance = new Registration(account)
                .register(identifier, snapshot.family(), spec, Optional.empty(), Optional.ofNullable(request.port()));
        instance.lane().later(() -> {
            instance.serveFrom(backup.restore(identifier));
            new FirstStart(account, instance).run();
        });
        return RestoreDbInstanceFromDbSnapshotResponse.builder()
                .dbInstance(new Description(account, instance).told())
                .build();
    }

    private static Backup complete(Snapshot snapshot) {
        return snapshot.backup()
                .orElseThrow(() -> Refusal.snapshotState(
                        "DBSnapshot %s is in state creating, it must be available".formatted(snapshot.identifier())));
    }

    private static String type(Snapshot snapshot) {
        return snapshot.isAutomated() ? "automated" : "manual";
    }

    private static DBSnapshot told(Snapshot snapshot) {
        return DBSnapshot.builder()
                .dbSnapshotIdentifier(snapshot.identifier())
                .dbSnapshotArn(RdsAccount.arn("snapshot", snapshot.identifier()))
                .dbInstanceIdentifier(snapshot.instance())
                .snapshotCreateTime(snapshot.created())
                .engine(snapshot.family().engine().rdsName())
                .engineVersion(snapshot.family().release().version())
                .masterUsername(snapshot.spec().masterUser())
                .allocatedStorage(snapshot.spec().allocatedStorage())
                .snapshotType(type(snapshot))
                .status(snapshot.isComplete() ? "available" : "creating")
                .percentProgress(snapshot.isComplete() ? 100 : 0)
                .build();
    }
}
