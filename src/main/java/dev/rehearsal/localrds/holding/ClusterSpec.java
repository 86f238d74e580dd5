package dev.rehearsal.localrds.holding;

import java.util.List;
import java.util.Optional;

/**
 * What a cluster was asked to be, changed as a whole.
 *
 * @param group name of its cluster parameter group
 * @param backupRetention days, at least one
 * @param logs the kinds of log that it exports
 */
public record ClusterSpec(
        String group,
        int backupRetention,
        boolean isDeletionProtected,
        String masterUser,
        Optional<String> database,
        List<String> logs) {
    public ClusterSpec {
        logs = List.copyOf(logs);
    }

    public ClusterSpec withGroup(String other) {
        return new ClusterSpec(other, backupRetention, isDeletionProtected, masterUser, database, logs);
    }

    public ClusterSpec withBackupRetention(int days) {
        return new ClusterSpec(group, days, isDeletionProtected, masterUser, database, logs);
    }

    public ClusterSpec withDeletionProtection(boolean isProtected) {
        return new ClusterSpec(group, backupRetention, isProtected, masterUser, database, logs);
    }

    public ClusterSpec withLogs(List<String> exported) {
        return new ClusterSpec(group, backupRetention, isDeletionProtected, masterUser, database, exported);
    }
}
