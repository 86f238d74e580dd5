package dev.rehearsal.step.rds;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;

/**
 * How an instance or a cluster is set up, as far as its parameters go.
 *
 * @param status of the instance; of a cluster, the first of its own and its members' that is not settled
 * @param group the name of its parameter group
 * @param applyStatus whether the group is in effect everywhere: {@code in-sync}, {@code pending-reboot}, …
 */
record Configuration(
        String identifier, String engine, String engineVersion, String status, String group, String applyStatus) {
    private static final String IN_SYNC = "in-sync";
    private static final String PENDING_REBOOT = "pending-reboot";

    /** Statuses in which a server can be connected to and has nothing under way that a step waits for. */
    private static final Set<String> SETTLED = Set.of("available", "backing-up", "storage-optimization");

    static Configuration of(DBInstance instance) {
        Optional<DBParameterGroupStatus> group =
                instance.dbParameterGroups().stream().findFirst();
        return new Configuration(
                instance.dbInstanceIdentifier(),
                instance.engine(),
                instance.engineVersion(),
                instance.dbInstanceStatus(),
                group.map(DBParameterGroupStatus::dbParameterGroupName).orElse("none"),
                group.map(DBParameterGroupStatus::parameterApplyStatus).orElse("none"));
    }

    static Configuration of(DBCluster cluster, List<DBInstance> members) {
        Optional<String> unsettled = members.stream()
                .map(DBInstance::dbInstanceStatus)
                .filter(status -> !SETTLED.contains(status))
                .findFirst();
        List<String> applied = cluster.dbClusterMembers().stream()
                .map(DBClusterMember::dbClusterParameterGroupStatus)
                .filter(status -> !IN_SYNC.equals(status))
                .toList();
        return new Configuration(
                cluster.dbClusterIdentifier(),
                cluster.engine(),
                cluster.engineVersion(),
                SETTLED.contains(cluster.status()) ? unsettled.orElse(cluster.status()) : cluster.status(),
                cluster.dbClusterParameterGroup(),
                applied.stream().findFirst().orElse(IN_SYNC));
    }

    static boolean isSettled(String status) {
        return SETTLED.contains(status);
    }

    boolean isSettled() {
        return isSettled(status);
    }

    boolean isInSync() {
        return applyStatus.equals(IN_SYNC);
    }

    boolean awaitsReboot() {
        return applyStatus.equals(PENDING_REBOOT) && status.equals("available");
    }

    /** For whoever waits. */
    String seen() {
        return "%s, parameter group %s %s".formatted(status, group, applyStatus);
    }
}
