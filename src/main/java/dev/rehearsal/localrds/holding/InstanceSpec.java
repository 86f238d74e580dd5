package dev.rehearsal.localrds.holding;

import java.util.Optional;

/**
 * What an instance was asked to be, changed as a whole.
 *
 * @param group name of its parameter group
 * @param backupRetention days; 0 for no automated backups
 */
public record InstanceSpec(
        String instanceClass,
        String group,
        int backupRetention,
        boolean isDeletionProtected,
        int allocatedStorage,
        String masterUser,
        Optional<String> database) {

    public InstanceSpec withClass(String other) {
        return new InstanceSpec(
                other, group, backupRetention, isDeletionProtected, allocatedStorage, masterUser, database);
    }

    public InstanceSpec withGroup(String other) {
        return new InstanceSpec(
                instanceClass, other, backupRetention, isDeletionProtected, allocatedStorage, masterUser, database);
    }

    public InstanceSpec withBackupRetention(int days) {
        return new InstanceSpec(
                instanceClass, group, days, isDeletionProtected, allocatedStorage, masterUser, database);
    }

    public InstanceSpec withDeletionProtection(boolean isProtected) {
        return new InstanceSpec(
                instanceClass, group, backupRetention, isProtected, allocatedStorage, masterUser, database);
    }

    InstanceSpec withAllocatedStorage(int gibibytes) {
        return new InstanceSpec(
                instanceClass, group, backupRetention, isDeletionProtected, gibibytes, masterUser, database);
    }
}
