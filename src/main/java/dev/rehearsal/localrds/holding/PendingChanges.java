package dev.rehearsal.localrds.holding;

import java.util.Optional;

/** Changes that were accepted and wait for the maintenance window, or for the next change that applies immediately. */
public record PendingChanges(
        Optional<String> instanceClass, Optional<Integer> backupRetention, Optional<Integer> allocatedStorage) {
    static final PendingChanges NONE = new PendingChanges(Optional.empty(), Optional.empty(), Optional.empty());

    PendingChanges and(PendingChanges later) {
        return new PendingChanges(
                later.instanceClass.or(() -> instanceClass),
                later.backupRetention.or(() -> backupRetention),
                later.allocatedStorage.or(() -> allocatedStorage));
    }

    public InstanceSpec applied(InstanceSpec spec) {
        return spec.withClass(instanceClass.orElse(spec.instanceClass()))
                .withBackupRetention(backupRetention.orElse(spec.backupRetention()))
                .withAllocatedStorage(allocatedStorage.orElse(spec.allocatedStorage()));
    }

    public boolean isEmpty() {
        return equals(NONE);
    }
}
