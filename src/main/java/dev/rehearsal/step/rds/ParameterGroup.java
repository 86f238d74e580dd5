package dev.rehearsal.step.rds;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.Parameter;

/** A parameter group by its name, for the server that uses it or shall. */
record ParameterGroup(Server server, String name) {
    /** The one attached to the server. */
    static ParameterGroup of(Server server, Configuration configuration) {
        return new ParameterGroup(server, configuration.group());
    }

    /** The one that is made for a server whose own cannot be modified. */
    static ParameterGroup madeFor(Server server) {
        return new ParameterGroup(server, server.identifier() + "-logical-replication");
    }

    /** RDS's own groups cannot be modified. */
    boolean isDefault() {
        return name.startsWith("default.");
    }

    boolean isAttachedTo(Configuration configuration) {
        return configuration.group().equals(name);
    }

    boolean awaitsReboot(Configuration configuration) {
        return isAttachedTo(configuration) && configuration.awaitsReboot();
    }

    /** The family it was made for; empty when there is no such group. */
    Optional<String> family() {
        return calls().family(name);
    }

    /** The values of these parameters; empty text where there is none. */
    Map<LogicalReplicationParameter, String> values() {
        Map<LogicalReplicationParameter, String> values = new EnumMap<>(LogicalReplicationParameter.class);
        for (LogicalReplicationParameter each : LogicalReplicationParameter.values()) {
            values.put(each, "");
        }
        calls().parameters(name)
                .filter(parameter -> parameter.parameterValue() != null)
                .forEach(parameter -> values.replaceAll((wanted, value) ->
                        wanted.rdsName().equals(parameter.parameterName()) ? parameter.parameterValue() : value));
        return values;
    }

    /** Other servers whose parameters change along. */
    List<String> otherUsers() {
        return calls().uses()
                .filter(use -> use.group().equals(name))
                .map(ParameterGroups.Use::identifier)
                .filter(identifier -> !identifier.equals(server.identifier()))
                .toList();
    }

    ApiCall creating(String family) {
        return calls().creating(name, family);
    }

    ApiCall setting(List<Parameter> parameters) {
        return calls().setting(name, parameters);
    }

    ApiCall resetting(List<Parameter> parameters) {
        return calls().resetting(name, parameters);
    }

    ApiCall attaching() {
        return calls().attaching(name);
    }

    ApiCall deleting() {
        return calls().deleting(name);
    }

    private ParameterGroups calls() {
        return ParameterGroups.of(server);
    }
}
