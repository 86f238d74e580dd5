package dev.rehearsal.localrds.holding;

import dev.rehearsal.localrds.answer.Refusal;
import dev.rehearsal.server.Backup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.services.rds.model.RdsException;

/** The account's DB snapshots by identifier. Safe for many threads. */
public final class Snapshots implements AutoCloseable {
    private final Map<String, Snapshot> byIdentifier = new ConcurrentSkipListMap<>();

    /** The identifier as RDS stores it, or a refusal when it is taken. */
    public String free(String identifier) {
        String lower = identifier.toLowerCase(Locale.ROOT);
        if (byIdentifier.containsKey(lower)) {
            throw Refusal.snapshotExists(lower);
        }
        return lower;
    }

    public void put(Snapshot snapshot) {
        byIdentifier.put(snapshot.identifier(), snapshot);
    }

    /**
     * The one of that name.
     *
     * @throws RdsException when there is none
     */
    public Snapshot named(String identifier) {
        Snapshot snapshot = byIdentifier.get(identifier.toLowerCase(Locale.ROOT));
        if (snapshot == null) {
            throw Refusal.snapshotNotFound(identifier);
        }
        return snapshot;
    }

    public void delete(Snapshot snapshot) {
        byIdentifier.remove(snapshot.identifier());
        snapshot.backup().ifPresent(Backup::close);
    }

    public List<Snapshot> all() {
        return List.copyOf(byIdentifier.values());
    }

    /** Automated snapshots go with their instance. */
    public void deleteAutomated(Instance instance) {
        all().stream()
                .filter(snapshot ->
                        snapshot.isAutomated() && snapshot.instance().equals(instance.identifier()))
                .forEach(this::delete);
    }

    @Override
    public void close() {
        all().forEach(this::delete);
    }
}
