package dev.rehearsal.step.rds;

import dev.rehearsal.step.Values;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a server's parameters were before logical replication was switched on, kept in the runbook's table. */
record FormerParameters(Server server) {
    /** Writes down the group that is about to be replaced, or the values that are about to be changed in it. */
    void note(Configuration now) {
        ParameterGroup current = ParameterGroup.of(server, now);
        if (current.isDefault()) {
            values().note(key("group"), current.name());
        } else if (!current.equals(ParameterGroup.madeFor(server))) {
            current.values().forEach((parameter, value) -> {
                if (!parameter.isMetBy(value)) {
                    values().note(key(parameter.rdsName()), value);
                }
            });
        }
    }

    /** The group that was replaced; empty where none was. */
    Optional<ParameterGroup> group() {
        return values().get(key("group")).map(name -> new ParameterGroup(server, name));
    }

    /** The values that were changed in place. */
    Map<LogicalReplicationParameter, String> changed() {
        Map<LogicalReplicationParameter, String> changed = new EnumMap<>(LogicalReplicationParameter.class);
        for (LogicalReplicationParameter each : LogicalReplicationParameter.values()) {
            values().get(key(each.rdsName())).ifPresent(value -> changed.put(each, value));
        }
        return changed;
    }

    boolean isKnown() {
        return group().isPresent() || !changed().isEmpty();
    }

    private Values values() {
        return server.context().values();
    }

    private String key(String name) {
        return "before-logical-replication.%s.%s".formatted(server.role(), name);
    }
}
