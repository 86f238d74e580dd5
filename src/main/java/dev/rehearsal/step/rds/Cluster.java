package dev.rehearsal.step.rds;

import dev.rehearsal.step.Action;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Observation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;

/** The cluster that a role stands for, or will; asked from RDS at each use. */
record Cluster(Server server) {
    static Cluster of(StepContext context, String role) {
        return new Cluster(new Server(context, role));
    }

    String identifier() {
        return server.identifier();
    }

    Optional<DBCluster> find() {
        return find(identifier());
    }

    Optional<DBCluster> find(String identifier) {
        try {
            return server
                    .context()
                    .rds()
                    .describeDBClusters(r -> r.dbClusterIdentifier(identifier))
                    .dbClusters()
                    .stream()
                    .findFirst();
        } catch (DbClusterNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Identifiers of its instances, the writer last: what is done to each in turn should move the writer once. */
    static List<String> members(DBCluster cluster) {
        return cluster.dbClusterMembers().stream()
                .sorted(Comparator.comparing(DBClusterMember::isClusterWriter))
                .map(DBClusterMember::dbInstanceIdentifier)
                .toList();
    }

    List<DBInstance> instances(DBCluster cluster) {
        return members(cluster).stream()
                .map(server::find)
                .flatMap(Optional::stream)
                .toList();
    }

    /** It and all of its instances; the cluster's status first. */
    Configuration configuration(DBCluster cluster) {
        return Configuration.of(cluster, instances(cluster));
    }

    /** Looks at what RDS tells of the cluster now. */
    interface Look {
        /**
         * Whether it shows what is awaited.
         *
         * @throws StepFailedException when no waiting would help
         */
        Observation at(DBCluster now) throws StepFailedException;
    }

    /** A deed that waits until both RDS and the server show something. */
    PlannedWork waiting(String awaited, Look look) {
        return new PlannedWork(Action.await(server.role(), awaited), () -> until(awaited, look));
    }

    void until(String awaited, Look look) throws StepFailedException, InterruptedException {
        Await.until(
                "'%s' (%s): %s".formatted(server.role(), identifier(), awaited),
                server.context().deadline(),
                () -> look.at(present(awaited)));
    }

    private DBCluster present(String awaited) throws StepFailedException {
        DBCluster cluster = find().orElseThrow(() -> server.failure(awaited, "RDS knows no such cluster"));
        server.refuseHopeless(awaited, cluster.status());
        return cluster;
    }

    /** Settled as a whole, with a writer that takes connections. */
    Observation isReady(DBCluster cluster) {
        Configuration now = configuration(cluster);
        if (!now.isSettled() || cluster.dbClusterMembers().stream().noneMatch(DBClusterMember::isClusterWriter)) {
            return Observation.notYet("it is %s, its members %s".formatted(now.status(), members(cluster)));
        }
        return server.seen(sql -> Observation.of(sql.holds("select not pg_is_in_recovery()"), "no writer answers"));
    }
}
