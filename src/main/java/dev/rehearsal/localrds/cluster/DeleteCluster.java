package dev.rehearsal.localrds.cluster;

import dev.rehearsal.localrds.answer.ClusterRefusal;
import dev.rehearsal.localrds.answer.Operation;
import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.localrds.holding.Cluster;
import dev.rehearsal.localrds.holding.ClusterSnapshot;
import dev.rehearsal.localrds.holding.ClusterStatus;
import dev.rehearsal.localrds.holding.FinalSnapshot;
import dev.rehearsal.localrds.holding.InstanceStatus;
import dev.rehearsal.localrds.holding.RdsAccount;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterResponse;

/**
 * The end of a cluster, whose members have to go before. (<a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBCluster.html">DeleteDBCluster</a>)
 */
public record DeleteCluster(RdsAccount account) {

    public List<Operation<?>> all() {
        return List.of(Operation.of(DeleteDbClusterRequest.class, this::delete)
                .requires("DBClusterIdentifier")
                .understands("SkipFinalSnapshot", "FinalDBSnapshotIdentifier", "DeleteAutomatedBackups"));
    }

    private DeleteDbClusterResponse delete(DeleteDbClusterRequest request) {
        Cluster cluster = account.clusters().named(request.dbClusterIdentifier());
        if (cluster.status() == ClusterStatus.DELETING) {
            throw ClusterRefusal.state("DB cluster %s is already being deleted.".formatted(cluster.identifier()));
        }
        if (cluster.spec().isDeletionProtected()) {
            throw Refusal.combination(
                    "Cannot delete protected Cluster, please disable deletion protection and try again.");
        }
        if (account.instances().membersOf(cluster).stream()
                .anyMatch(member -> member.status() != InstanceStatus.DELETING)) {
            throw ClusterRefusal.state(
                    "Cluster cannot be deleted, it still contains DB instances in non-deleting state.");
        }
        Optional<String> last = FinalSnapshot.wanted(request.skipFinalSnapshot(), request.finalDBSnapshotIdentifier())
                .map(account.clusterSnapshots()::free);
        cluster.become(ClusterStatus.DELETING);
        cluster.lane().later(() -> end(cluster, last));
        cluster.lane().end();
        return DeleteDbClusterResponse.builder()
                .dbCluster(new ClusterDescription(account, cluster).told())
                .build();
    }

    private void end(Cluster cluster, Optional<String> last) throws InterruptedException {
        if (last.isPresent() && cluster.volume().isPresent()) {
            ClusterSnapshot begun = ClusterSnapshot.begun(last.get(), cluster);
            account.clusterSnapshots().put(begun);
            account.clusterSnapshots().put(begun.with(cluster.volume().get().backUp(begun.identifier())));
        }
        cluster.vanish();
        account.clusters().remove(cluster);
    }
}
