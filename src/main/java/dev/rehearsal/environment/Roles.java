package dev.rehearsal.environment;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.journal.Event;
import dev.rehearsal.journal.Journal;
import dev.rehearsal.step.Servers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** The table of roles, over the RDS API. Safe for many threads. */
public final class Roles implements Servers {
    private final Map<String, String> identifiers = new ConcurrentHashMap<>();
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();
    private final RdsClient rds;
    private final Spec blue;
    private final Spec green;
    private final Journal journal;

    public Roles(RdsClient rds, Spec blue, Spec green, Journal journal) {
        this.rds = rds;
        this.blue = blue;
        this.green = green;
        this.journal = journal;
    }

    @Override
    public Optional<String> identifier(String role) {
        return Optional.ofNullable(identifiers.get(role));
    }

    @Override
    public void assign(String role, String identifier, Kind kind) {
        identifiers.put(role, identifier);
        kinds.put(role, kind);
        journal.append(new Event.ValueNoted(journal.now(), "server." + role, identifier, 0));
    }

    @Override
    public Optional<Kind> kind(String role) {
        return Optional.ofNullable(kinds.get(role));
    }

    @Override
    public void release(String role) {
        identifiers.remove(role);
        kinds.remove(role);
        journal.append(new Event.ValueNoted(journal.now(), "server." + role, "none", 0));
    }

    @Override
    public Set<String> roles() {
        return new TreeSet<>(identifiers.keySet());
    }

    @Override
    public Address address(String role) {
        String identifier = identifier(role)
                .orElseThrow(() -> new IllegalStateException(
                        "Asked for the address of '%s', which has no server. The roles with one are %s."
                                .formatted(role, roles())));
        return isCluster(role) ? writer(cluster(identifier)) : address(role, instance(identifier));
    }

    @Override
    public Optional<Address> readers(String role) {
        return isCluster(role)
                ? identifier(role).map(this::cluster).flatMap(Roles::readers)
                : identifier(role).flatMap(identifier -> firstReplica(role, identifier));
    }

    private static Address writer(DBCluster cluster) {
        return new Address(new Endpoint(cluster.endpoint(), cluster.port()), cluster.databaseName());
    }

    /** RDS tells the reader endpoint also of a cluster without readers, where it leads to the writer. */
    private static Optional<Address> readers(DBCluster cluster) {
        boolean hasReaders = cluster.dbClusterMembers().stream().anyMatch(member -> !member.isClusterWriter());
        return Optional.of(new Address(new Endpoint(cluster.readerEndpoint(), cluster.port()), cluster.databaseName()))
                .filter(address -> hasReaders);
    }

    private Optional<Address> firstReplica(String role, String identifier) {
        return Optional.of(instance(identifier))
                .filter(DBInstance::hasReadReplicaDBInstanceIdentifiers)
                .flatMap(source -> source.readReplicaDBInstanceIdentifiers().stream()
                        .findFirst()
                        .map(replica -> address("the first reader of " + role, instance(replica))));
    }

    private DBCluster cluster(String identifier) {
        return rds.describeDBClusters(r -> r.dbClusterIdentifier(identifier))
                .dbClusters()
                .get(0);
    }

    private DBInstance instance(String identifier) {
        return rds.describeDBInstances(r -> r.dbInstanceIdentifier(identifier))
                .dbInstances()
                .get(0);
    }

    private static Address address(String who, DBInstance instance) {
        if (instance.endpoint() == null || instance.endpoint().address() == null) {
            throw new IllegalStateException("Asked RDS for the address of '%s' (%s); it is %s and has none yet."
                    .formatted(who, instance.dbInstanceIdentifier(), instance.dbInstanceStatus()));
        }
        return new Address(
                new Endpoint(instance.endpoint().address(), instance.endpoint().port()), instance.dbName());
    }

    /** Green and what is made of it follow green's wish; everything else is like blue. */
    @Override
    public Spec spec(String role) {
        return role.startsWith("green") ? green : blue;
    }
}
