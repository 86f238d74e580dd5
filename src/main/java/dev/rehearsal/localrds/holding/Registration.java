package dev.rehearsal.localrds.holding;

import dev.rehearsal.localrds.answer.Interruptible;
import dev.rehearsal.localrds.version.Family;
import dev.rehearsal.server.EndpointForwarder;
import java.util.Optional;

/** The first act of every way to make an instance or a cluster: it is in the account, and nothing runs yet. */
public record Registration(RdsAccount account) {

    /**
     * Takes the endpoint and sees that the release's programs are here, so that what can be refused is refused to the
     * caller.
     *
     * @throws dev.rehearsal.server.ServerException when the port is taken or the programs cannot be fetched
     */
    public Instance register(
            String identifier, Family family, InstanceSpec spec, Optional<String> source, Optional<Integer> port) {
        EndpointForwarder endpoint = endpoint(identifier, family, port.orElse(0));
        return added(new Instance(identifier, family, spec, source, Optional.empty(), endpoint));
    }

    /** The same of a member of a cluster, which listens on any port. */
    public Instance register(String identifier, Cluster cluster, InstanceSpec spec) {
        EndpointForwarder endpoint = endpoint(identifier, cluster.family(), 0);
        return added(new Instance(
                identifier, cluster.family(), spec, Optional.empty(), Optional.of(Membership.of(cluster)), endpoint));
    }

    /** The same of a cluster, whose two endpoints have one port. */
    public Cluster register(String identifier, Family family, ClusterSpec spec, Optional<Integer> port) {
        EndpointForwarder writer = endpoint(identifier, family, port.orElse(0));
        ClusterEndpoints endpoints = new ClusterEndpoints(
                writer, Interruptible.call(() -> account.servers().openBeside(writer, identifier + "-ro")));
        Cluster cluster = new Cluster(identifier, family, spec, endpoints);
        account.clusters().add(cluster);
        return cluster;
    }

    private EndpointForwarder endpoint(String name, Family family, int port) {
        return Interruptible.call(() -> {
            account.servers().provide(family.release());
            return account.servers().openEndpoint(name, port);
        });
    }

    private Instance added(Instance instance) {
        account.instances().add(instance);
        return instance;
    }
}
