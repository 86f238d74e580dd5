package dev.rehearsal.localrds.cluster;

import dev.rehearsal.localrds.answer.ClusterRefusal;
import dev.rehearsal.localrds.answer.Operation;
import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.localrds.holding.Cluster;
import dev.rehearsal.localrds.holding.ClusterStatus;
import dev.rehearsal.localrds.holding.Instance;
import dev.rehearsal.localrds.holding.InstanceStatus;
import dev.rehearsal.localrds.holding.RdsAccount;
import dev.rehearsal.localrds.holding.Timings;
import dev.rehearsal.localrds.running.Failover;
import dev.rehearsal.localrds.running.Members;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.FailoverDbClusterRequest;
import software.amazon.awssdk.services.rds.model.FailoverDbClusterResponse;

/**
 * Making a reader the writer, on demand. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_FailoverDBCluster.html">FailoverDBCluster</a>)
 */
public record FailoverCluster(RdsAccount account) {

    public List<Operation<?>> all() {
        return List.of(Operation.of(FailoverDbClusterRequest.class, this::failOver)
                .requires("DBClusterIdentifier")
                .understands("TargetDBInstanceIdentifier"));
    }

    private FailoverDbClusterResponse failOver(FailoverDbClusterRequest request) {
        Cluster cluster = account.clusters().available(request.dbClusterIdentifier());
        Instance target = Optional.ofNullable(request.targetDBInstanceIdentifier())
                .map(name -> chosen(cluster, name))
                .orElseGet(() -> any(cluster));
        cluster.lane().later(() -> run(cluster, target));
        return FailoverDbClusterResponse.builder()
                .dbCluster(new ClusterDescription(account, cluster).told())
                .build();
    }

    private Instance chosen(Cluster cluster, String name) {
        Instance target = account.instances().named(name);
        if (target.cluster().filter(cluster::equals).isEmpty()) {
            throw Refusal.value("DB instance %s is not a member of DB cluster %s."
                    .formatted(target.identifier(), cluster.identifier()));
        }
        if (cluster.isWrittenBy(target)) {
            throw Refusal.instanceState("DB instance %s is the writer of DB cluster %s already."
                    .formatted(target.identifier(), cluster.identifier()));
        }
        return account.instances().available(target.identifier());
    }

    private Instance any(Cluster cluster) {
        return account.instances().membersOf(cluster).stream()
                .filter(member -> !cluster.isWrittenBy(member) && member.isAvailable())
                .findFirst()
                .orElseThrow(() -> ClusterRefusal.state(
                        "Cannot failover cluster %s: it has no reader that is available. Add one by CreateDBInstance first."
                                .formatted(cluster.identifier())));
    }

    private void run(Cluster cluster, Instance target) throws InterruptedException {
        Timings.pass(account.timings().beforeModifying());
        cluster.become(ClusterStatus.FAILING_OVER);
        Members members = new Members(account, cluster);
        Instance old = new Failover(account, cluster).to(target);
        old.become(InstanceStatus.REBOOTING);
        members.open();
        cluster.become(ClusterStatus.AVAILABLE);
        members.replace(old);
        members.open();
        old.become(InstanceStatus.AVAILABLE);
    }
}
