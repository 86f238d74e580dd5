package dev.rehearsal.localrds.parameter;

import dev.rehearsal.localrds.answer.ClusterRefusal;
import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.localrds.version.Family;
import software.amazon.awssdk.services.rds.model.RdsException;

/** Whom a parameter group is for. */
public enum GroupKind {
    INSTANCE,
    CLUSTER;

    /** What RDS answers to somebody who wants to use a group that is not there. */
    RdsException notFound(String name) {
        return this == CLUSTER ? ClusterRefusal.groupNotFound(name) : Refusal.groupNotFound(name);
    }

    /** Whether groups of this kind decide how members of one family log changes. */
    boolean decidesLogging(Family family) {
        return family.engine().isCluster() == (this == CLUSTER);
    }
}
