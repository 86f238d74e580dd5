package dev.rehearsal.localrds.holding;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Engine;
import dev.rehearsal.localrds.parameter.GroupKind;
import dev.rehearsal.localrds.parameter.ParameterCatalog;
import dev.rehearsal.localrds.parameter.ParameterGroups;
import dev.rehearsal.localrds.version.Family;
import dev.rehearsal.localrds.version.Versions;
import dev.rehearsal.server.DatabaseServers;
import java.util.stream.Stream;

/**
 * Everything one account holds, shared by the families of operations.
 *
 * @param replication the login that read replicas use
 */
public record RdsAccount(
        DatabaseServers servers,
        Timings timings,
        Credentials replication,
        Instances instances,
        Clusters clusters,
        ParameterGroups groups,
        ParameterGroups clusterGroups,
        ParameterCatalog catalog,
        Snapshots snapshots,
        ClusterSnapshots clusterSnapshots)
        implements AutoCloseable {

    public static RdsAccount on(DatabaseServers servers, Timings timings, Credentials replication) {
        return new RdsAccount(
                servers,
                timings,
                replication,
                new Instances(),
                new Clusters(),
                new ParameterGroups(
                        GroupKind.INSTANCE,
                        Stream.concat(families(Engine.POSTGRES, servers), families(Engine.AURORA_POSTGRESQL, servers))
                                .toList()),
                new ParameterGroups(
                        GroupKind.CLUSTER,
                        families(Engine.AURORA_POSTGRESQL, servers).toList()),
                new ParameterCatalog(servers),
                new Snapshots(),
                new ClusterSnapshots());
    }

    private static Stream<Family> families(Engine engine, DatabaseServers servers) {
        return Family.of(engine, servers.releases());
    }

    public Versions versions() {
        return new Versions(servers.releases());
    }

    public static String arn(String kind, String name) {
        return "arn:aws:rds:local:000000000000:%s:%s".formatted(kind, name);
    }

    @Override
    public void close() {
        // A member's work is in its cluster's lane, which must end before its server does.
        try (snapshots;
                clusterSnapshots;
                clusters) {
            clusters.rest();
            instances.close();
        }
    }
}
