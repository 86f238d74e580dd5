package dev.rehearsal.localrds;

import java.util.Optional;

/**
 * What an instance was asked to be, changed as a whole.
 *
 * @param group name of its parameter group
 * @param backupRetention days; 0 for no automated backups
 */
record InstanceSpec(
        String instanceClass,
        String group,
        int backupRetention,
        boolean isDeletionProtected,
        int allocatedStorage,
        String masterUser,
        Optional<String> database) {

    InstanceSpec withClass(String other) {
        return new InstanceSpec(
                other, group, backupRetention, isDeletionProtected, allocatedStorage, masterUser, database);
    }

    InstanceSpec withGroup(String other) {
        return new InstanceSpec(
                instanceClass, other, backupRetention, isDeletionProtected, allocatedStorage, masterUser, database);
    }

    InstanceSpec withBackupRetention(int days) {
        return new InstanceSpec(
                instanceClass, group, days, isDeletionProtected, allocatedStorage, masterUser, database);
    }

    InstanceSpec withDeletionProtection(boolean isProtected) {
        return new InstanceSpec(
                instanceClass, group, backupRetention, isProtected, allocatedStorage, masterUser, database);
    }

    InstanceSpec withAllocatedStorage(int gibibytes) {
        return new InstanceSpec(
                instanceClass, group, backupRetention, isDeletionProtected, gibibytes, masterUser, database);
    }
}
