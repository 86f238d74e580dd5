package dev.rehearsal.localrds.holding;

import dev.rehearsal.localrds.answer.ClusterRefusal;
import dev.rehearsal.localrds.answer.Requested;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.services.rds.model.RdsException;

/** The account's DB clusters by identifier. Safe for many threads. */
public final class Clusters implements AutoCloseable {
    private final Map<String, Cluster> byIdentifier = new ConcurrentSkipListMap<>();

    /** The identifier as RDS stores it, or a refusal: malformed or taken. */
    public String free(String identifier) {
        String checked = Requested.identifier("DBClusterIdentifier", identifier);
        if (byIdentifier.containsKey(checked)) {
            throw ClusterRefusal.exists(checked);
        }
        return checked;
    }

    void add(Cluster cluster) {
        byIdentifier.put(cluster.identifier(), cluster);
    }

    public void remove(Cluster cluster) {
        byIdentifier.remove(cluster.identifier());
    }

    public Optional<Cluster> find(String identifier) {
        return Optional.ofNullable(byIdentifier.get(identifier.toLowerCase(Locale.ROOT)));
    }

    /**
     * The one of that name.
     *
     * @throws RdsException when there is none
     */
    public Cluster named(String identifier) {
        return find(identifier).orElseThrow(() -> ClusterRefusal.notFound(identifier));
    }

    /**
     * The one of that name, ready for an operation.
     *
     * @throws RdsException when there is none, or its status is another than {@code available}
     */
    public Cluster available(String identifier) {
        Cluster cluster = named(identifier);
        if (cluster.status() != ClusterStatus.AVAILABLE) {
            throw ClusterRefusal.state("DB cluster %s is not in available state: it is %s."
                    .formatted(cluster.identifier(), cluster.status().wire()));
        }
        return cluster;
    }

    public List<Cluster> all() {
        return List.copyOf(byIdentifier.values());
    }

    public List<Cluster> using(String group) {
        return all().stream()
                .filter(cluster -> cluster.spec().group().equals(group))
                .toList();
    }

    /** Ends all work on clusters and their members. */
    void rest() {
        all().parallelStream().forEach(cluster -> cluster.lane().close());
    }

    @Override
    public void close() {
        all().parallelStream().forEach(Cluster::close);
    }
}
