package dev.rehearsal.step.rds;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.Parameter;

/** The calls about parameter groups of one kind of server: RDS has one set for instances and one for clusters. */
interface ParameterGroups {
    static ParameterGroups of(Server server) {
        return server.isCluster() ? new ClusterParameterGroups(server) : new InstanceParameterGroups(server);
    }

    /** The family that a group was made for; empty when there is no such group. */
    Optional<String> family(String name);

    Stream<Parameter> parameters(String name);

    /** Every server with its group. */
    Stream<Use> uses();

    ApiCall creating(String name, String family);

    ApiCall setting(String name, List<Parameter> parameters);

    ApiCall resetting(String name, List<Parameter> parameters);

    ApiCall attaching(String name);

    ApiCall deleting(String name);

    /** A server and the name of the group it uses. */
    record Use(String identifier, String group) {}
}
