package dev.rehearsal.step.rds;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.Parameter;

/**
 * Gives a server its former parameters back, as far as they are known and differ.
 *
 * @param now the server as it is set up
 */
record SwitchingOff(LogicalReplication replication, Configuration now) {
    /** The calls that give back what was there, and no more. */
    List<PlannedWork> restoring() {
        return changes(former().changed());
    }

    /** The calls that give back what was there, and switch logical replication off even where it was on before. */
    List<PlannedWork> disabling() {
        Map<LogicalReplicationParameter, String> wanted = new EnumMap<>(LogicalReplicationParameter.class);
        wanted.putAll(former().changed());
        if (current().values().entrySet().stream().anyMatch(SwitchingOff::isOn)) {
            wanted.put(LogicalReplicationParameter.LOGICAL_REPLICATION, "0");
        }
        return changes(wanted);
    }

    /** The group that will be attached once the calls are made. */
    ParameterGroup target() {
        return replaced().orElse(current());
    }

    /** Removes the group that was made for logical replication, once nothing uses it. */
    List<PlannedWork> cleaning() {
        ParameterGroup made = ParameterGroup.madeFor(replication.server());
        boolean isUnused = !made.equals(target()) && former().group().isPresent();
        return isUnused && made.family().isPresent() ? List.of(PlannedWork.of(made.deleting())) : List.of();
    }

    private static boolean isOn(Map.Entry<LogicalReplicationParameter, String> value) {
        return value.getKey() == LogicalReplicationParameter.LOGICAL_REPLICATION
                && value.getKey().isMetBy(value.getValue());
    }

    private List<PlannedWork> changes(Map<LogicalReplicationParameter, String> wanted) {
        if (replaced().isPresent()) {
            return List.of(PlannedWork.of(replaced().get().attaching()));
        }
        Map<LogicalReplicationParameter, String> values = current().values();
        List<Parameter> set = new ArrayList<>();
        List<Parameter> reset = new ArrayList<>();
        wanted.forEach((parameter, value) -> {
            if (!value.equals(values.get(parameter))) {
                (value.isEmpty() ? reset : set).add(parameter.with(value));
            }
        });
        List<PlannedWork> changes = new ArrayList<>();
        if (!set.isEmpty()) {
            changes.add(PlannedWork.of(current().setting(set)));
        }
        if (!reset.isEmpty()) {
            changes.add(PlannedWork.of(current().resetting(reset)));
        }
        return changes;
    }

    /** The group that was replaced, while the one that replaced it is still attached. */
    private Optional<ParameterGroup> replaced() {
        return current().equals(ParameterGroup.madeFor(replication.server())) ? former().group() : Optional.empty();
    }

    private ParameterGroup current() {
        return ParameterGroup.of(replication.server(), now);
    }

    private FormerParameters former() {
        return new FormerParameters(replication.server());
    }
}
