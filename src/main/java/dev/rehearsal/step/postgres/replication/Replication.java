package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.AcceptedRows;
import dev.rehearsal.database.postgres.PublishedTables;
import dev.rehearsal.database.postgres.Subscription;
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
            throw failure(
                    attempted,
                    "subscription %s of %s is disabled%s".formatted(now.disabled(), role, causes()),
                    "mend what is wrong, then enable it");
        }
        long errors = now.errors() - atFirst.errors();
        if (errors >= ERRORS_THAT_LAST || (errors > 0 && !differences().isEmpty())) {
            throw failure(
                    attempted,
                    "applying on %s failed %d times meanwhile, %d times in all%s"
                            .formatted(role, errors, now.errors(), causes()),
                    "mend what its error names, and begin again with an empty green");
        }
        return now;
    }

    private StepFailedException failure(String attempted, String found, String advice) {
        return new StepFailedException(attempted, found, advice).toldInLogOf(role);
    }

    /** What SQL can tell of it; the errors themselves are in the log alone. */
    private String causes() {
        List<String> causes = new ArrayList<>(differences());
        Subscription.tablesUnderWay(subscriber).forEach(table -> causes.add("not copied: " + table));
        return causes.isEmpty() ? "" : ": " + String.join("; ", causes);
    }

    /** DDL is not replicated: the usual reason why changes cannot be applied. */
    private List<String> differences() {
        List<String> all =
                new ArrayList<>(PublishedTables.of(publisher).differences(PublishedTables.of(subscriber), role));
        all.addAll(AcceptedRows.refused(publisher, subscriber, role));
        return all;
    }
}
