package dev.rehearsal.localrds.cluster;

import dev.rehearsal.localrds.holding.Cluster;
import dev.rehearsal.localrds.holding.ClusterEndpoints;
import dev.rehearsal.localrds.holding.ClusterSpec;
import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.InstanceStatus;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.parameter.ParameterGroup;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBClusterStatusInfo;

/** A cluster as RDS describes it. */
record ClusterDescription(RdsAccount account, Cluster cluster) {

    DBCluster told() {
        ClusterSpec spec = cluster.spec();
        ClusterEndpoints endpoints = cluster.endpoints();
        return alike().dbClusterIdentifier(cluster.identifier())
                .dbClusterArn(RdsAccount.arn("cluster", cluster.identifier()))
                .dbClusterResourceId("cluster-%016X".formatted(cluster.created().toEpochMilli() ^ cluster.hashCode()))
                .engine(cluster.family().engine().rdsName())
                .engineVersion(cluster.family().release().version())
                .status(cluster.status().wire())
                .endpoint(endpoints.writer().host())
                .readerEndpoint(endpoints.reader().host())
                .port(endpoints.writer().port())
                .masterUsername(spec.masterUser())
                .databaseName(spec.database().orElse(null))
                .dbClusterParameterGroup(spec.group())
                .backupRetentionPeriod(spec.backupRetention())
                .deletionProtection(spec.isDeletionProtected())
                .enabledCloudwatchLogsExports(spec.logs())
                .clusterCreateTime(cluster.created())
                .latestRestorableTime(Instant.now())
                .cloneGroupId(cluster.origin().orElse(null))
                .dbClusterMembers(members())
                .statusInfos(infos())
                .build();
    }

    private List<DBClusterStatusInfo> infos() {
        return Stream.of(cluster.complaint())
                .filter(complaint -> !complaint.isEmpty())
                .map(complaint -> DBClusterStatusInfo.builder()
                        .statusType("local")
                        .normal(false)
                        .status("error")
                        .message(complaint)
                        .build())
                .toList();
    }

    /** What is the same of every cluster here. */
    private static DBCluster.Builder alike() {
        return DBCluster.builder()
                .engineMode("provisioned")
                .allocatedStorage(1)
                .multiAZ(false)
                .storageEncrypted(false)
                .autoMinorVersionUpgrade(false);
    }

    private List<DBClusterMember> members() {
        ParameterGroup group = account.clusterGroups().named(cluster.spec().group());
        return account.instances().membersOf(cluster).stream()
                .map(member -> DBClusterMember.builder()
                        .dbInstanceIdentifier(member.identifier())
                        .isClusterWriter(cluster.isWrittenBy(member))
                        .dbClusterParameterGroupStatus(groupState(member, group))
                        .promotionTier(1)
                        .build())
                .toList();
    }

    private static String groupState(Instance member, ParameterGroup group) {
        return member.status() == InstanceStatus.CREATING
                ? "in-sync"
                : member.membership().orElseThrow().group().told(group);
    }
}
