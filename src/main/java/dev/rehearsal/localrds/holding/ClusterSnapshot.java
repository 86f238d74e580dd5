package dev.rehearsal.localrds.holding;

import dev.rehearsal.localrds.version.Family;
import dev.rehearsal.server.Backup;
import java.time.Instant;
import java.util.Optional;

/**
 * A DB cluster snapshot, under way or complete.
 *
 * @param cluster the identifier of the cluster it was taken of
 * @param backup empty while under way
 */
public record ClusterSnapshot(
        String identifier, String cluster, Family family, ClusterSpec spec, Instant created, Optional<Backup> backup) {

    public static ClusterSnapshot begun(String identifier, Cluster cluster) {
        return new ClusterSnapshot(
                identifier, cluster.identifier(), cluster.family(), cluster.spec(), Instant.now(), Optional.empty());
    }

    public ClusterSnapshot with(Backup complete) {
        return new ClusterSnapshot(identifier, cluster, family, spec, created, Optional.of(complete));
    }

    public boolean isComplete() {
        return backup.isPresent();
    }
}
