package dev.rehearsal.localrds.snapshot;

import dev.rehearsal.localrds.answer.Operation;
import dev.rehearsal.localrds.holding.ClusterSnapshot;
import dev.rehearsal.localrds.holding.RdsAccount;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsResponse;

/** Listing and deleting the snapshots that deleted clusters leave behind. */
public record ClusterSnapshotOperations(RdsAccount account) {

    public List<Operation<?>> all() {
        return List.of(
                Operation.of(DescribeDbClusterSnapshotsRequest.class, this::describe)
                        .understands(
                                "DBClusterIdentifier",
                                "DBClusterSnapshotIdentifier",
                                "SnapshotType",
                                "MaxRecords",
                                "Marker"),
                Operation.of(DeleteDbClusterSnapshotRequest.class, this::delete)
                        .requires("DBClusterSnapshotIdentifier"));
    }

    private DescribeDbClusterSnapshotsResponse describe(DescribeDbClusterSnapshotsRequest request) {
        if (request.dbClusterSnapshotIdentifier() != null) {
            account.clusterSnapshots().named(request.dbClusterSnapshotIdentifier());
        }
        return DescribeDbClusterSnapshotsResponse.builder()
                .dbClusterSnapshots(account.clusterSnapshots().all().stream()
                        .filter(snapshot -> isWanted(snapshot.identifier(), request.dbClusterSnapshotIdentifier()))
                        .filter(snapshot -> isWanted(snapshot.cluster(), request.dbClusterIdentifier()))
                        .filter(snapshot -> isWanted("manual", request.snapshotType()))
                        .map(ClusterSnapshotOperations::told)
                        .toList())
                .build();
    }

    private static boolean isWanted(String found, String wanted) {
        return wanted == null || found.equals(wanted.toLowerCase(Locale.ROOT));
    }

    private DeleteDbClusterSnapshotResponse delete(DeleteDbClusterSnapshotRequest request) {
        ClusterSnapshot snapshot = account.clusterSnapshots().named(request.dbClusterSnapshotIdentifier());
        account.clusterSnapshots().delete(snapshot);
        return DeleteDbClusterSnapshotResponse.builder()
                .dbClusterSnapshot(told(snapshot))
                .build();
    }

    private static DBClusterSnapshot told(ClusterSnapshot snapshot) {
        return DBClusterSnapshot.builder()
                .dbClusterSnapshotIdentifier(snapshot.identifier())
                .dbClusterSnapshotArn(RdsAccount.arn("cluster-snapshot", snapshot.identifier()))
                .dbClusterIdentifier(snapshot.cluster())
                .snapshotCreateTime(snapshot.created())
                .engine(snapshot.family().engine().rdsName())
                .engineVersion(snapshot.family().release().version())
                .masterUsername(snapshot.spec().masterUser())
                .snapshotType("manual")
                .status(snapshot.isComplete() ? "available" : "creating")
                .percentProgress(snapshot.isComplete() ? 100 : 0)
                .build();
    }
}
