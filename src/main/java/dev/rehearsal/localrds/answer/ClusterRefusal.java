package dev.rehearsal.localrds.answer;

import software.amazon.awssdk.services.rds.model.DbClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.RdsException;

/** What RDS answers when it refuses something of a cluster; the codes of the wire say "Fault" where they please. */
public final class ClusterRefusal {
    private ClusterRefusal() {}

    public static RdsException notFound(String identifier) {
        return Refusal.filled(
                DbClusterNotFoundException.builder(),
                "DBClusterNotFoundFault",
                Refusal.NOT_FOUND,
                "DBCluster %s not found.".formatted(identifier));
    }

    public static RdsException exists(String identifier) {
        return Refusal.filled(
                DbClusterAlreadyExistsException.builder(),
                "DBClusterAlreadyExistsFault",
                Refusal.BAD_REQUEST,
                "DB Cluster already exists: " + identifier);
    }

    public static RdsException state(String message) {
        return Refusal.filled(
                InvalidDbClusterStateException.builder(), "InvalidDBClusterStateFault", Refusal.BAD_REQUEST, message);
    }

    /** To somebody who wants to use a group; who wants to read or change one hears {@link Refusal#groupNotFound}. */
    public static RdsException groupNotFound(String name) {
        return Refusal.filled(
                DbClusterParameterGroupNotFoundException.builder(),
                "DBClusterParameterGroupNotFound",
                Refusal.NOT_FOUND,
                "DBClusterParameterGroup not found: " + name);
    }

    public static RdsException snapshotNotFound(String identifier) {
        return Refusal.filled(
                DbClusterSnapshotNotFoundException.builder(),
                "DBClusterSnapshotNotFoundFault",
                Refusal.NOT_FOUND,
                "DBClusterSnapshot %s not found.".formatted(identifier));
    }

    public static RdsException snapshotExists(String identifier) {
        return Refusal.filled(
                DbClusterSnapshotAlreadyExistsException.builder(),
                "DBClusterSnapshotAlreadyExistsFault",
                Refusal.BAD_REQUEST,
                "Cannot create the cluster snapshot because one with the identifier %s already exists."
                        .formatted(identifier));
    }
}
