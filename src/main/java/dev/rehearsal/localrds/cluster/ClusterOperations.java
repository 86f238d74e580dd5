package dev.rehearsal.localrds.cluster;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Sql;
import dev.rehearsal.localrds.answer.Operation;
import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.localrds.answer.Requested;
import dev.rehearsal.localrds.holding.Cluster;
import dev.rehearsal.localrds.holding.ClusterSpec;
import dev.rehearsal.localrds.holding.ClusterStatus;
import dev.rehearsal.localrds.holding.IgnoredMembers;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.holding.Registration;
import dev.rehearsal.localrds.holding.VolumeStart;
import dev.rehearsal.localrds.running.MasterUser;
import dev.rehearsal.localrds.version.Family;
import dev.rehearsal.server.DatabaseServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;

/** Creating and describing DB clusters. A new one has a volume and no members. */
public record ClusterOperations(RdsAccount account) {

    public List<Operation<?>> all() {
        return List.of(
                Operation.of(CreateDbClusterRequest.class, this::create)
                        .requires("DBClusterIdentifier", "Engine")
                        .understands(
                                "EngineVersion",
                                "MasterUsername",
                                "MasterUserPassword",
                                "DatabaseName",
                                "DBClusterParameterGroupName",
                                "BackupRetentionPeriod",
                                "Port",
                                "DeletionProtection",
                                "EnableCloudwatchLogsExports")
                        .understands(IgnoredMembers.members()),
                Operation.of(DescribeDbClustersRequest.class, this::describe)
                        .understands("DBClusterIdentifier", "MaxRecords", "Marker"));
    }

    private CreateDbClusterResponse create(CreateDbClusterRequest request) {
        Family family = account.versions().family(request.engine(), Optional.ofNullable(request.engineVersion()));
        if (!family.engine().isCluster()) {
            throw Refusal.notImitated(
                    "a Multi-AZ DB cluster of engine " + request.engine(), "use engine aurora-postgresql");
        }
        String identifier = account.clusters().free(request.dbClusterIdentifier());
        ClusterSpec spec = new ClusterSpec(
                account.clusterGroups()
                        .fitting(
                                Optional.ofNullable(request.dbClusterParameterGroupName())
                                        .orElse(family.defaultGroup()),
                                family)
                        .name(),
                Requested.clusterBackupRetention(request.backupRetentionPeriod())
                        .orElse(1),
                Boolean.TRUE.equals(request.deletionProtection()),
                Requested.masterUser(request.masterUsername()),
                Optional.ofNullable(request.databaseName()),
                Requested.logs(request.enableCloudwatchLogsExports()));
        Credentials login = new Credentials(spec.masterUser(), Requested.masterPassword(request.masterUserPassword()));
        Cluster cluster =
                new Registration(account).register(identifier, family, spec, Optional.ofNullable(request.port()));
        cluster.lane().later(() -> build(cluster, login));
        return CreateDbClusterResponse.builder().dbCluster(told(cluster)).build();
    }

    private void build(Cluster cluster, Credentials login) throws InterruptedException {
        DatabaseServer server = account.servers().create(cluster.family().release(), cluster.identifier());
        cluster.keep(server);
        // Nothing is lost if the machine crashes before the first real start, so nothing waits for the disk.
        server.start(Map.of("fsync", "off"));
        new MasterUser(login, account.replication())
                .prepare(server, cluster.spec().database());
        try (Sql sql = server.sql("postgres")) {
            new VolumeStart(sql.text("select pg_current_wal_lsn()::text").orElseThrow()).writeDown(server);
        }
        server.stop();
        cluster.become(ClusterStatus.AVAILABLE);
    }

    private DescribeDbClustersResponse describe(DescribeDbClustersRequest request) {
        List<Cluster> wanted = request.dbClusterIdentifier() == null
                ? account.clusters().all()
                : List.of(account.clusters().named(request.dbClusterIdentifier()));
        return DescribeDbClustersResponse.builder()
                .dbClusters(wanted.stream().map(this::told).toList())
                .build();
    }

    private software.amazon.awssdk.services.rds.model.DBCluster told(Cluster cluster) {
        return new ClusterDescription(account, cluster).told();
    }
}
