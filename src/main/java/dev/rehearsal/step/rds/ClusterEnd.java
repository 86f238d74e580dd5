package dev.rehearsal.step.rds;

import dev.rehearsal.step.Action;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;

/** The end of a cluster: its instances first, the writer last, then its storage. */
record ClusterEnd(Cluster cluster) {
    void delete(Optional<String> finalSnapshot) throws StepFailedException, InterruptedException {
        for (PlannedWork work : deeds(finalSnapshot)) {
            work.performance().perform();
        }
    }

    /** @param finalSnapshot its name; none is taken where there is no name */
    List<PlannedWork> deeds(Optional<String> finalSnapshot) {
        List<PlannedWork> deeds = new ArrayList<>();
        for (String member : cluster.find().map(Cluster::members).orElse(List.of())) {
            deeds.add(PlannedWork.of(deletingInstance(member)));
            deeds.add(new PlannedWork(
                    Action.await(cluster.server().role(), "'%s' is gone".formatted(member)), () -> awaitEnd(member)));
        }
        deeds.add(PlannedWork.of(deletingCluster(finalSnapshot)));
        deeds.add(new PlannedWork(Action.await(cluster.server().role(), "it is gone"), this::awaitEnd));
        return deeds;
    }

    private ApiCall deletingInstance(String member) {
        return ApiCall.of(
                cluster.server(),
                RdsClient::deleteDBInstance,
                DeleteDbInstanceRequest.builder()
                        .dbInstanceIdentifier(member)
                        .skipFinalSnapshot(true)
                        .build());
    }

    private ApiCall deletingCluster(Optional<String> finalSnapshot) {
        DeleteDbClusterRequest.Builder request = DeleteDbClusterRequest.builder()
                .dbClusterIdentifier(cluster.identifier())
                .skipFinalSnapshot(finalSnapshot.isEmpty());
        finalSnapshot.ifPresent(request::finalDBSnapshotIdentifier);
        return ApiCall.of(cluster.server(), RdsClient::deleteDBCluster, request.build());
    }

    private void awaitEnd(String member) throws InterruptedException {
        Await.until(
                "instance '%s' to be gone".formatted(member),
                cluster.server().context().deadline(),
                () -> cluster.server()
                        .find(member)
                        .map(DBInstance::dbInstanceStatus)
                        .map(status -> Observation.notYet("it is " + status))
                        .orElse(Observation.there()));
    }

    private void awaitEnd() throws InterruptedException {
        String identifier = cluster.identifier();
        Await.until(
                "cluster '%s' to be gone".formatted(identifier),
                cluster.server().context().deadline(),
                () -> cluster.find(identifier)
                        .map(now -> Observation.notYet("it is " + now.status()))
                        .orElse(Observation.there()));
    }
}
