package dev.rehearsal.step.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Marker;
import dev.rehearsal.database.postgres.PublishedTables;
import dev.rehearsal.database.postgres.Relation;
import dev.rehearsal.database.postgres.Subscription;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import java.util.ArrayList;
import java.util.List;

/** What must be so before one server can be awaited to catch up with another. Reads only. */
record ReplicationChecks(String from, String to) {
    List<Prerequisite> prerequisites(StepContext context) {
        try (Sql blue = context.sql(from);
                Sql green = context.sql(to)) {
            if (green.holds("select pg_is_in_recovery()")) {
                return Marker.isThere(blue)
                        ? List.of()
                        : List.of(missing("create-replica", "a marker table on " + from));
            }
            return subscribed(blue, green);
        }
    }

    private List<Prerequisite> subscribed(Sql blue, Sql green) {
        String step = Step.verbOf(CreateSubscription.class);
        if (Subscription.all(green).isEmpty()) {
            return List.of(missing(step, "a subscription on " + to));
        }
        List<Relation> subscribed = Subscription.tables(green);
        List<Prerequisite> prerequisites = new ArrayList<>();
        if (Subscription.all(green).stream().noneMatch(Subscription::isEnabled)) {
            prerequisites.add(missing(Step.verbOf(EnableSubscription.class), "an enabled subscription on " + to));
        }
        if (!subscribed.contains(Marker.TABLE)) {
            prerequisites.add(missing(step, "the marker table in the subscription of " + to));
        }
        List<Relation> published = new ArrayList<>(PublishedTables.of(blue).names());
        published.removeAll(subscribed);
        if (!published.isEmpty()) {
            prerequisites.add(
                    missing(step, "the tables %s of %s, made after it was subscribed,".formatted(published, from)));
        }
        return prerequisites;
    }

    private Prerequisite missing(String step, String what) {
        return new Prerequisite(
                step,
                "wait until %s has what %s has committed → %s is missing from replication → add it first"
                        .formatted(to, from, what));
    }
}
