package dev.rehearsal.step.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PublishedTables;
import dev.rehearsal.database.postgres.SubscriptionHealth;
import dev.rehearsal.step.StepFailedException;
import java.util.ArrayList;
import java.util.List;

/**
 * Watches the subscriptions of one server while something waits for them, and tells when waiting is in vain. One error
 * may pass by itself; the second of the same wait will not. For one thread.
 */
final class Replication {
    private static final int ERRORS_THAT_LAST = 2;

    private final Sql publisher;
    private final Sql subscriber;
    private final String role;
    private final SubscriptionHealth atFirst;

    Replication(Sql publisher, Sql subscriber, String role) {
        this.publisher = publisher;
        this.subscriber = subscriber;
        this.role = role;
        this.atFirst = SubscriptionHealth.of(subscriber);
    }

    /** What the subscriber shows now, when it still gets on. */
    SubscriptionHealth look(String attempted) throws StepFailedException {
        SubscriptionHealth now = SubscriptionHealth.of(subscriber);
        if (!now.disabled().isEmpty()) {
            throw new StepFailedException(
                    attempted,
                    "subscription %s of %s is disabled%s".formatted(now.disabled(), role, causes()),
                    "mend what is wrong, then enable it");
        }
        long errors = now.errors() - atFirst.errors();
        if (errors >= ERRORS_THAT_LAST || (errors > 0 && !differences().isEmpty())) {
            throw new StepFailedException(
                    attempted,
                    "applying on %s failed %d times meanwhile, %d times in all%s"
                            .formatted(role, errors, now.errors(), causes()),
                    "see the log of %s for what it said, mend it, and begin again with an empty green".formatted(role));
        }
        return now;
    }

    private String causes() {
        List<String> differences = differences();
        return differences.isEmpty() ? "" : ": " + String.join("; ", differences);
    }

    /** DDL is not replicated: the usual reason why changes cannot be applied. */
    private List<String> differences() {
        return new ArrayList<>(PublishedTables.of(publisher).differences(PublishedTables.of(subscriber), role));
    }
}
