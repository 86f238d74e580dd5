package dev.rehearsal.localrds.holding;

import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.localrds.answer.Requested;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.services.rds.model.RdsException;

/** The account's DB instances by identifier. Safe for many threads. */
public final class Instances implements AutoCloseable {
    private final Map<String, Instance> byIdentifier = new ConcurrentSkipListMap<>();

    /** The identifier as RDS stores it, or a refusal: malformed or taken. */
    public String free(String identifier) {
        String lower = Requested.identifier("DBInstanceIdentifier", identifier);
        if (byIdentifier.containsKey(lower)) {
            throw Refusal.instanceExists(lower);
        }
        return lower;
    }

    void add(Instance instance) {
        byIdentifier.put(instance.identifier(), instance);
    }

    public void remove(Instance instance) {
        byIdentifier.remove(instance.identifier());
    }

    public Optional<Instance> find(String identifier) {
        return Optional.ofNullable(byIdentifier.get(identifier.toLowerCase(Locale.ROOT)));
    }

    /**
     * The one of that name.
     *
     * @throws RdsException when there is none
     */
    public Instance named(String identifier) {
        return find(identifier).orElseThrow(() -> Refusal.instanceNotFound(identifier));
    }

    /**
     * The one of that name, ready for an operation.
     *
     * @throws RdsException when there is none, or its status is another than {@code available}
     */
    public Instance available(String identifier) {
        Instance instance = named(identifier);
        if (!instance.isAvailable()) {
            throw Refusal.instanceState("Database instance is not in available state: %s is %s."
                    .formatted(identifier, instance.status().wire()));
        }
        return instance;
    }

    public List<Instance> all() {
        return List.copyOf(byIdentifier.values());
    }

    public List<Instance> replicasOf(Instance source) {
        return all().stream()
                .filter(replica ->
                        replica.source().filter(source.identifier()::equals).isPresent())
                .toList();
    }

    /** In the order of their identifiers. */
    public List<Instance> membersOf(Cluster cluster) {
        return all().stream()
                .filter(member -> member.cluster().filter(cluster::equals).isPresent())
                .toList();
    }

    public List<Instance> using(String group) {
        return all().stream()
                .filter(instance -> instance.spec().group().equals(group))
                .toList();
    }

    @Override
    public void close() {
        all().parallelStream().forEach(Instance::close);
    }
}
