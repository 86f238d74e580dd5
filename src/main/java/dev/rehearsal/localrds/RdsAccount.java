package dev.rehearsal.localrds;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.server.PostgresServers;

/**
 * Everything one account holds, shared by the families of operations.
 *
 * @param replication the login that read replicas use
 */
record RdsAccount(
        PostgresServers servers,
        Timings timings,
        Credentials replication,
        Instances instances,
        ParameterGroups groups,
        ParameterCatalog catalog,
        Snapshots snapshots)
        implements AutoCloseable {

    static RdsAccount on(PostgresServers servers, Timings timings, Credentials replication) {
        return new RdsAccount(
                servers,
                timings,
                replication,
                new Instances(),
                new ParameterGroups(servers.releases()),
                new ParameterCatalog(servers),
                new Snapshots());
    }

    Versions versions() {
        return new Versions(servers.releases());
    }

    static String arn(String kind, String name) {
        return "arn:aws:rds:local:000000000000:%s:%s".formatted(kind, name);
    }

    @Override
    public void close() {
        try (snapshots) {
            instances.close();
        }
    }
}
