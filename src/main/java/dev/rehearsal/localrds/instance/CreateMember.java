package dev.rehearsal.localrds.instance;

import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.localrds.holding.Cluster;
import dev.rehearsal.localrds.holding.ClusterSpec;
import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.InstanceSpec;
import dev.rehearsal.localrds.holding.InstanceStatus;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.holding.Registration;
import dev.rehearsal.localrds.running.Members;
import dev.rehearsal.localrds.version.Family;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;

/**
 * Making a member of a cluster: the first one writes, those that come later are readers. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html">CreateDBInstance</a>)
 */
record CreateMember(RdsAccount account) {

    Instance create(CreateDbInstanceRequest request) {
        Cluster cluster = account.clusters().available(request.dbClusterIdentifier());
        Family family = cluster.family();
        if (!request.engine().equals(family.engine().rdsName())) {
            throw Refusal.combination(
                    "The engine name requested for your DB instance (%s) doesn't match the engine name of your DB cluster (%s)."
                            .formatted(request.engine(), family.engine().rdsName()));
        }
        refuseWhatTheClusterDecides(request);
        if (request.engineVersion() != null
                && !account.versions()
                        .family(request.engine(), Optional.of(request.engineVersion()))
                        .equals(family)) {
            throw Refusal.combination(
                    "The engine version that you requested for your DB instance (%s) doesn't match the engine version of your DB cluster (%s)."
                            .formatted(request.engineVersion(), family.release().version()));
        }
        String identifier = account.instances().free(request.dbInstanceIdentifier());
        Instance member = new Registration(account).register(identifier, cluster, spec(request, cluster));
        if (cluster.writer().isEmpty()) {
            cluster.writeBy(Optional.of(identifier));
        }
        cluster.lane().later(() -> begin(cluster, member));
        return member;
    }

    private void begin(Cluster cluster, Instance member) throws InterruptedException {
        Members members = new Members(account, cluster);
        if (cluster.isWrittenBy(member)) {
            members.beginWriter(member);
        } else {
            members.join(member);
            members.open();
        }
        member.become(InstanceStatus.AVAILABLE);
    }

    private InstanceSpec spec(CreateDbInstanceRequest request, Cluster cluster) {
        ClusterSpec shared = cluster.spec();
        return new InstanceSpec(
                request.dbInstanceClass(),
                account.groups()
                        .fitting(
                                Optional.ofNullable(request.dbParameterGroupName())
                                        .orElse(cluster.family().defaultGroup()),
                                cluster.family())
                        .name(),
                shared.backupRetention(),
                false,
                1,
                shared.masterUser(),
                shared.database());
    }

    private static void refuseWhatTheClusterDecides(CreateDbInstanceRequest request) {
        Map<String, @Nullable Object> decided = new TreeMap<>();
        decided.put("AllocatedStorage", request.allocatedStorage());
        decided.put("BackupRetentionPeriod", request.backupRetentionPeriod());
        decided.put("DBName", request.dbName());
        decided.put("DeletionProtection", request.deletionProtection());
        decided.put("MasterUserPassword", request.masterUserPassword());
        decided.put("MasterUsername", request.masterUsername());
        decided.put("Port", request.port());
        List<String> named = decided.entrySet().stream()
                .filter(entry -> Objects.nonNull(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!named.isEmpty()) {
            throw Refusal.combination(
                    "The requested DB Instance will be a member of a DB Cluster. Set %s for the DB Cluster."
                            .formatted(String.join(", ", named)));
        }
    }
}
