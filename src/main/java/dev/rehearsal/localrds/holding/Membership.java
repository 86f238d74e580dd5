package dev.rehearsal.localrds.holding;

import dev.rehearsal.localrds.parameter.AttachedGroup;

/**
 * What makes an instance a member of a cluster.
 *
 * @param group the cluster's parameter group, as this member has it
 */
public record Membership(Cluster cluster, AttachedGroup group) {
    static Membership of(Cluster cluster) {
        return new Membership(cluster, new AttachedGroup());
    }
}
