package dev.rehearsal.localrds;

import dev.rehearsal.server.PostgresBackup;
import java.time.Instant;
import java.util.Optional;

/**
 * A DB cluster snapshot, under way or complete.
 *
 * @param cluster the identifier of the cluster it was taken of
 * @param backup empty while under way
 */
record ClusterSnapshot(
        String identifier,
        String cluster,
        Family family,
        ClusterSpec spec,
        Instant created,
        Optional<PostgresBackup> backup) {

    static ClusterSnapshot begun(String identifier, Cluster cluster) {
        return new ClusterSnapshot(
                identifier, cluster.identifier(), cluster.family(), cluster.spec(), Instant.now(), Optional.empty());
    }

    ClusterSnapshot with(PostgresBackup complete) {
        return new ClusterSnapshot(identifier, cluster, family, spec, created, Optional.of(complete));
    }

    boolean isComplete() {
        return backup.isPresent();
    }
}
