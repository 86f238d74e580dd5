package dev.rehearsal.localrds.holding;

import dev.rehearsal.localrds.version.Family;
import dev.rehearsal.server.Backup;
import java.time.Instant;
import java.util.Optional;

/**
 * A DB snapshot, under way or complete.
 *
 * @param instance the identifier of the instance it was taken of
 * @param backup empty while under way
 */
public record Snapshot(
        String identifier,
        String instance,
        boolean isAutomated,
        Family family,
        InstanceSpec spec,
        Instant created,
        Optional<Backup> backup) {

    public static Snapshot begun(String identifier, Instance instance, boolean isAutomated) {
        return new Snapshot(
                identifier,
                instance.identifier(),
                isAutomated,
                instance.family(),
                instance.spec(),
                Instant.now(),
                Optional.empty());
    }

    public Snapshot with(Backup complete) {
        return new Snapshot(identifier, instance, isAutomated, family, spec, created, Optional.of(complete));
    }

    public boolean isComplete() {
        return backup.isPresent();
    }
}
