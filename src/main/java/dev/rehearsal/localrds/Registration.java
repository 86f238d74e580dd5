package dev.rehearsal.localrds;

import dev.rehearsal.server.EndpointForwarder;
import dev.rehearsal.server.PostgresRelease;
import java.util.Optional;

/** The first act of every way to make an instance: it is in the account, and nothing runs yet. */
record Registration(RdsAccount account) {

    /**
     * Takes the endpoint and sees that the release's programs are here, so that what can be refused is refused to the
     * caller.
     *
     * @throws dev.rehearsal.server.ServerException when the port is taken or the programs cannot be fetched
     */
    Instance register(
            String identifier,
            PostgresRelease release,
            InstanceSpec spec,
            Optional<String> source,
            Optional<Integer> port) {
        EndpointForwarder endpoint = Uninterrupted.call(() -> {
            account.servers().provide(release);
            return account.servers().openEndpoint(identifier, port.orElse(0));
        });
        Instance instance = new Instance(identifier, release, spec, source, endpoint);
        account.instances().add(instance);
        return instance;
    }
}
