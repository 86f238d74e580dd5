package dev.rehearsal.localrds.cluster;

import dev.rehearsal.localrds.answer.Operation;
import dev.rehearsal.localrds.answer.Requested;
import dev.rehearsal.localrds.holding.Cluster;
import dev.rehearsal.localrds.holding.ClusterSpec;
import dev.rehearsal.localrds.holding.ClusterStatus;
import dev.rehearsal.localrds.holding.IgnoredMembers;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.holding.Timings;
import dev.rehearsal.localrds.parameter.AttachedGroup;
import dev.rehearsal.localrds.parameter.GroupState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.rds.model.CloudwatchLogsExportConfiguration;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterResponse;

/**
 * Changes of a cluster. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBCluster.html">ModifyDBCluster</a>)
 */
public record ModifyCluster(RdsAccount account) {

    public List<Operation<?>> all() {
        return List.of(Operation.of(ModifyDbClusterRequest.class, this::modify)
                .requires("DBClusterIdentifier")
                .understands(
                        "DBClusterParameterGroupName",
                        "DBInstanceParameterGroupName",
                        "BackupRetentionPeriod",
                        "DeletionProtection",
                        "CloudwatchLogsExportConfiguration",
                        "EngineVersion",
                        "AllowMajorVersionUpgrade",
                        "ApplyImmediately")
                .understands(IgnoredMembers.members()));
    }

    private ModifyDbClusterResponse modify(ModifyDbClusterRequest request) {
        Cluster cluster = account.clusters().available(request.dbClusterIdentifier());
        Optional<UpgradeCluster> upgrade = UpgradeCluster.wanted(account, cluster, request);
        List<UnaryOperator<ClusterSpec>> changes = changes(cluster, request);
        Optional<String> group = Optional.ofNullable(request.dbClusterParameterGroupName())
                .filter(name -> upgrade.isEmpty())
                .map(name ->
                        account.clusterGroups().fitting(name, cluster.family()).name())
                .filter(name -> !name.equals(cluster.spec().group()));

        Optional.ofNullable(request.deletionProtection())
                .ifPresent(isProtected -> cluster.change(spec -> spec.withDeletionProtection(isProtected)));
        group.ifPresent(name -> {
            cluster.change(spec -> spec.withGroup(name));
            attached(cluster).forEach(attached -> attached.become(GroupState.APPLYING));
        });
        if (group.isPresent() || !changes.isEmpty()) {
            cluster.lane().later(() -> apply(cluster, changes));
        }
        upgrade.ifPresent(wanted -> cluster.lane().later(wanted::run));
        return ModifyDbClusterResponse.builder()
                .dbCluster(new ClusterDescription(account, cluster).told())
                .build();
    }

    private static List<UnaryOperator<ClusterSpec>> changes(Cluster cluster, ModifyDbClusterRequest request) {
        List<UnaryOperator<ClusterSpec>> changes = new ArrayList<>();
        Requested.clusterBackupRetention(request.backupRetentionPeriod())
                .filter(days -> days != cluster.spec().backupRetention())
                .ifPresent(days -> changes.add(spec -> spec.withBackupRetention(days)));
        Optional.ofNullable(request.cloudwatchLogsExportConfiguration())
                .map(wanted -> logs(cluster.spec().logs(), wanted))
                .ifPresent(logs -> changes.add(spec -> spec.withLogs(logs)));
        return changes;
    }

    private static List<String> logs(List<String> now, CloudwatchLogsExportConfiguration wanted) {
        List<String> logs = new ArrayList<>(now);
        logs.addAll(wanted.enableLogTypes());
        logs.removeAll(Requested.logs(wanted.disableLogTypes()));
        return Requested.logs(logs);
    }

    /** The status follows an accepted change with a lag, as that of an instance does. */
    private void apply(Cluster cluster, List<UnaryOperator<ClusterSpec>> changes) throws InterruptedException {
        Timings.pass(account.timings().beforeModifying());
        cluster.become(ClusterStatus.MODIFYING);
        Timings.pass(account.timings().modifying());
        changes.forEach(cluster::change);
        attached(cluster).stream()
                .filter(attached -> attached.state() == GroupState.APPLYING)
                .forEach(attached -> attached.become(GroupState.ATTACHED));
        cluster.become(ClusterStatus.AVAILABLE);
    }

    private List<AttachedGroup> attached(Cluster cluster) {
        return account.instances().membersOf(cluster).stream()
                .map(member -> member.membership().orElseThrow().group())
                .toList();
    }
}
