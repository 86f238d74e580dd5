package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.journal.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tells the journal how far a copy has come, now and then. For one thread. */
final class CopyProgress {
    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(5);

    private final Journal journal;
    private final String role;
    private final int tables;
    private Instant told;

    CopyProgress(Journal journal, String role, int tables) {
        this.journal = journal;
        this.role = role;
        this.tables = tables;
        this.told = journal.now();
    }

    void see(List<String> underWay) {
        if (!underWay.isEmpty() && Duration.between(told, journal.now()).compareTo(AT_MOST_EVERY) >= 0) {
            told = journal.now();
            journal.note("%s has copied %d of %d tables; next: %s"
                    .formatted(role, tables - underWay.size(), tables, underWay.get(0)));
        }
    }
}
