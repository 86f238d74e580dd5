package dev.rehearsal.step.rds;

import dev.rehearsal.database.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.Parameter;

/**
 * Attaches or changes a parameter group and reboots, as far as each is needed.
 *
 * @param now the server as it is set up
 */
record SwitchingOn(LogicalReplication replication, Configuration now, ParameterGroup group) {
    /** RDS's own groups cannot be modified: a group of the server's own takes their place. */
    static SwitchingOn of(LogicalReplication replication, Configuration now) {
        ParameterGroup current = ParameterGroup.of(replication.server(), now);
        return new SwitchingOn(
                replication, now, current.isDefault() ? ParameterGroup.madeFor(replication.server()) : current);
    }

    Intent intent() {
        List<PlannedWork> changes = changes();
        boolean isInSync = now.isInSync();
        if (changes.isEmpty() && isInSync && replication.isOnServer().isThere()) {
            return Intent.nothing("logical replication is in effect on '%s'"
                    .formatted(replication.server().role()));
        }
        List<PlannedWork> deeds = new ArrayList<>(changes);
        if (!changes.isEmpty() || !isInSync) {
            deeds.add(replication.awaitingReboot(group));
        }
        deeds.addAll(new Reboot(replication.server()).deeds());
        deeds.add(replication
                .server()
                .configured("every parameter is in effect, and 'show wal_level' says logical", replication::isOn));
        return Intent.to(deeds).unless(otherFamily()).noting(sharing());
    }

    private List<PlannedWork> changes() {
        boolean exists = group.family().isPresent();
        List<Parameter> tooLow = tooLow(exists);
        List<PlannedWork> changes = new ArrayList<>();
        if (!exists) {
            changes.add(PlannedWork.of(group.creating(family())));
        }
        if (!tooLow.isEmpty()) {
            changes.add(PlannedWork.of(group.setting(tooLow)));
        }
        if (!group.isAttachedTo(now)) {
            changes.add(PlannedWork.of(group.attaching()));
        }
        return changes;
    }

    private List<Parameter> tooLow(boolean exists) {
        Stream<LogicalReplicationParameter> tooLow = exists
                ? group.values().entrySet().stream()
                        .filter(each -> !each.getKey().isMetBy(each.getValue()))
                        .map(each -> each.getKey())
                : Stream.of(LogicalReplicationParameter.values());
        return tooLow.map(LogicalReplicationParameter::wanted).toList();
    }

    private String family() {
        return Engine.named(now.engine()).family(now.engineVersion());
    }

    private List<String> otherFamily() {
        String wanted = family();
        Optional<String> found = group.family().filter(family -> !family.equals(wanted));
        return found
                .map(family -> "parameter group '%s' is of family %s, and '%s' needs %s; delete or rename that group"
                        .formatted(group.name(), family, replication.server().role(), wanted))
                .stream()
                .toList();
    }

    private List<String> sharing() {
        List<String> others = group.otherUsers();
        return others.isEmpty()
                ? List.of()
                : List.of("parameter group '%s' is shared: %s will take the new values at their next reboot"
                        .formatted(group.name(), String.join(", ", others)));
    }
}
