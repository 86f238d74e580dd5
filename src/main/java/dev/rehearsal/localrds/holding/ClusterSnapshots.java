package dev.rehearsal.localrds.holding;

import dev.rehearsal.localrds.answer.ClusterRefusal;
import dev.rehearsal.server.Backup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.services.rds.model.RdsException;

/** The account's DB cluster snapshots by identifier. Safe for many threads. */
public final class ClusterSnapshots implements AutoCloseable {
    private final Map<String, ClusterSnapshot> byIdentifier = new ConcurrentSkipListMap<>();

    /** The identifier as RDS stores it, or a refusal when it is taken. */
    public String free(String identifier) {
        String lower = identifier.toLowerCase(Locale.ROOT);
        if (byIdentifier.containsKey(lower)) {
            throw ClusterRefusal.snapshotExists(lower);
        }
        return lower;
    }

    public void put(ClusterSnapshot snapshot) {
        byIdentifier.put(snapshot.identifier(), snapshot);
    }

    /**
     * The one of that name.
     *
     * @throws RdsException when there is none
     */
    public ClusterSnapshot named(String identifier) {
        ClusterSnapshot snapshot = byIdentifier.get(identifier.toLowerCase(Locale.ROOT));
        if (snapshot == null) {
            throw ClusterRefusal.snapshotNotFound(identifier);
        }
        return snapshot;
    }

    public void delete(ClusterSnapshot snapshot) {
        byIdentifier.remove(snapshot.identifier());
        snapshot.backup().ifPresent(Backup::close);
    }

    public List<ClusterSnapshot> all() {
        return List.copyOf(byIdentifier.values());
    }

    @Override
    public void close() {
        all().forEach(this::delete);
    }
}
