package dev.rehearsal.step.rds;

import dev.rehearsal.step.Servers;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Values;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Observation;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;

/** A cluster that a step makes and, when it is undone, removes. */
record NewCluster(Cluster cluster) {
    /** Why the identifier cannot be used; empty when it can. */
    List<String> taken() {
        return cluster.find().isEmpty()
                ? List.of()
                : List.of("there is a cluster '%s' already, and it is not '%s' of this runbook; delete or rename it"
                        .formatted(cluster.identifier(), cluster.server().role()));
    }

    /** From now on the role stands for it. */
    void adopt() {
        context().values().note(key(), cluster.identifier());
        context().servers().assign(cluster.server().role(), cluster.identifier(), Servers.Kind.CLUSTER);
    }

    boolean isOurs() {
        return cluster.server().isAssigned() && context().values().get(key()).equals(Optional.of(cluster.identifier()));
    }

    Observation isAvailable(DBCluster now) {
        return Observation.of(now.status().equals("available"), "it is " + now.status());
    }

    /** One that will never be available can be deleted too. */
    private Observation isAtRest() {
        return cluster.find()
                .map(now -> Server.isHopeless(now.status()) ? Observation.there() : isAvailable(now))
                .orElse(Observation.there());
    }

    /** Deletes what {@link #adopt} took, and nothing else. */
    void remove() throws StepFailedException, InterruptedException {
        if (!isOurs()) {
            return;
        }
        if (cluster.find().isPresent()) {
            Await.until(
                    "'%s' (%s) to be at rest, so that it can be deleted"
                            .formatted(cluster.server().role(), cluster.identifier()),
                    context().deadline(),
                    this::isAtRest);
            unprotecting().send();
            new ClusterEnd(cluster).delete(Optional.empty());
        }
        ParameterGroup made = ParameterGroup.madeFor(cluster.server());
        if (made.family().isPresent()) {
            made.deleting().send();
        }
        context().servers().release(cluster.server().role());
    }

    private ApiCall unprotecting() {
        return ApiCall.of(
                cluster.server(),
                RdsClient::modifyDBCluster,
                ModifyDbClusterRequest.builder()
                        .dbClusterIdentifier(cluster.identifier())
                        .deletionProtection(false)
                        .applyImmediately(true)
                        .build());
    }

    private StepContext context() {
        return cluster.server().context();
    }

    private String key() {
        return Values.createdFor(cluster.server().role());
    }
}
