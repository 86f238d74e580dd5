package dev.rehearsal.localrds;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.services.rds.model.RdsException;

/** The account's DB instances by identifier. Safe for many threads. */
final class Instances implements AutoCloseable {
    private final Map<String, Instance> byIdentifier = new ConcurrentSkipListMap<>();

    /** The identifier as RDS stores it, or a refusal: malformed or taken. */
    String free(String identifier) {
        String lower = Requested.identifier("DBInstanceIdentifier", identifier);
        if (byIdentifier.containsKey(lower)) {
            throw Refusal.instanceExists(lower);
        }
        return lower;
    }

    void add(Instance instance) {
        byIdentifier.put(instance.identifier(), instance);
    }

    void remove(Instance instance) {
        byIdentifier.remove(instance.identifier());
    }

    Optional<Instance> find(String identifier) {
        return Optional.ofNullable(byIdentifier.get(identifier.toLowerCase(Locale.ROOT)));
    }

    /** @throws RdsException when there is none */
    Instance named(String identifier) {
        return find(identifier).orElseThrow(() -> Refusal.instanceNotFound(identifier));
    }

    /** @throws RdsException when there is none, or its status is another than {@code available} */
    Instance available(String identifier) {
        Instance instance = named(identifier);
        if (!instance.isAvailable()) {
            throw Refusal.instanceState("Database instance is not in available state: %s is %s."
                    .formatted(identifier, instance.status().wire()));
        }
        return instance;
    }

    List<Instance> all() {
        return List.copyOf(byIdentifier.values());
    }

    List<Instance> replicasOf(Instance source) {
        return all().stream()
                .filter(replica ->
                        replica.source().filter(source.identifier()::equals).isPresent())
                .toList();
    }

    /** In the order of their identifiers. */
    List<Instance> membersOf(Cluster cluster) {
        return all().stream()
                .filter(member -> member.cluster().filter(cluster::equals).isPresent())
                .toList();
    }

    List<Instance> using(String group) {
        return all().stream()
                .filter(instance -> instance.spec().group().equals(group))
                .toList();
    }

    @Override
    public void close() {
        all().parallelStream().forEach(Instance::close);
    }
}
