package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Relation;
import dev.rehearsal.database.postgres.AcceptedRows;
import dev.rehearsal.database.postgres.PostgresMarkers;
import dev.rehearsal.database.postgres.PublishedTables;
import dev.rehearsal.database.postgres.Subscription;
import dev.rehearsal.database.postgres.SubscriptionHealth;
import dev.rehearsal.step.Few;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.ability.BringsStructure;
import dev.rehearsal.step.ability.MakesReplica;
import dev.rehearsal.step.ability.StartsApplying;
import dev.rehearsal.step.ability.StartsFollowing;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What must be so before one server can be awaited to catch up with another. Reads only. */
record ReplicationChecks(String from, String to) {
    /** A worker that has lived for so long did not fail at once. */
    private static final Duration LASTING = Duration.ofSeconds(2);

    /** For the server's launcher to notice that a worker is wanted, and for its process to start. */
    private static final Duration STARTED_WITHIN = Duration.ofSeconds(10);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    List<Prerequisite> prerequisites(StepContext context) {
        try (Sql blue = context.sql(from);
                Sql green = context.sql(to)) {
            if (green.holds("select pg_is_in_recovery()")) {
                return context.dialect().markers().isThere(blue)
                        ? List.of()
                        : List.of(missing(MakesReplica.class, "a marker table on " + from));
            }
            return subscribed(context, blue, green);
        }
    }

    /** Whether what is written on one server arrives on the other, as far as is quickly seen. */
    boolean isFollowing(StepContext context) {
        try (Sql blue = context.sql(from);
                Sql green = context.sql(to)) {
            return green.holds("select pg_is_in_recovery()")
                    ? context.dialect().markers().isThere(blue)
                    : lacking(green).isEmpty() && failing(context, green).isEmpty();
        }
    }

    private List<Prerequisite> lacking(Sql green) {
        Class<? extends Step> step = StartsFollowing.class;
        List<Subscription> all = Subscription.all(green);
        if (all.isEmpty()) {
            return List.of(missing(step, "a subscription on " + to));
        }
        List<Prerequisite> lacking = new ArrayList<>();
        if (all.stream().noneMatch(Subscription::isEnabled)) {
            lacking.add(missing(StartsApplying.class, "an enabled subscription on " + to));
        }
        if (!Subscription.tables(green).contains(PostgresMarkers.TABLE)) {
            lacking.add(missing(step, "the marker table in the subscription of " + to));
        }
        return lacking;
    }

    private List<Prerequisite> subscribed(StepContext context, Sql blue, Sql green) {
        List<Prerequisite> prerequisites = new ArrayList<>(lacking(green));
        if (Subscription.all(green).isEmpty()) {
            return prerequisites;
        }
        PublishedTables here = PublishedTables.of(blue);
        PublishedTables there = PublishedTables.of(green);
        List<String> differences = new ArrayList<>(here.differences(there, to));
        differences.addAll(AcceptedRows.refused(blue, green, to));
        prerequisites.addAll(applied(context, green, differences));
        List<Relation> published = new ArrayList<>(here.alsoIn(there));
        published.removeAll(Set.copyOf(Subscription.tables(green)));
        if (!published.isEmpty()) {
            prerequisites.add(missing(
                    StartsFollowing.class,
                    "%s of %s, which the subscription does not bring".formatted(new Few(published), from)));
        }
        return prerequisites;
    }

    /** Why what is received would not be applied: waiting for that would be in vain. */
    private List<Prerequisite> applied(StepContext context, Sql green, List<String> differences) {
        String attempted = "wait until %s has what %s has committed".formatted(to, from);
        Stream<Prerequisite> failing = failing(context, green).stream()
                .map(subscription -> new Prerequisite(
                        StartsApplying.class,
                        "%s → nobody applies what subscription '%s' receives, it fails again and again; %s → mend that, or begin again with an empty %s"
                                .formatted(
                                        attempted, subscription, context.logs().cause(to), to)));
        Stream<Prerequisite> differing = differences.stream()
                .map(difference -> new Prerequisite(
                        BringsStructure.class,
                        "%s → %s → make it as on %s: changes of structure are not replicated"
                                .formatted(attempted, difference, from)));
        return Stream.concat(failing, differing).toList();
    }

    /**
     * A worker that only begins anew, as after a loss of its connection, has made no errors. Where nobody counts them,
     * it is there again for good once it was let begin.
     */
    private static List<String> failing(StepContext context, Sql green) {
        if (SubscriptionHealth.isCounted(green)) {
            return SubscriptionHealth.of(green).errors() > 0 ? Subscription.withoutWorker(green) : List.of();
        }
        Deadline deadline = context.deadline()
                .butAtMost(Subscription.retriedAfter(green).plus(STARTED_WITHIN).plus(LASTING));
        try {
            Await.until("a worker for each subscription", deadline, BETWEEN_LOOKS, () -> {
                List<String> idle = Subscription.withoutWorker(green, LASTING);
                return Observation.of(idle.isEmpty(), idle.toString());
            });
            return List.of();
        } catch (TimedOutException e) {
            return Subscription.withoutWorker(green, LASTING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private Prerequisite missing(Class<? extends Step> step, String what) {
        return new Prerequisite(
                step,
                "wait until %s has what %s has committed → replication lacks %s → add that first"
                        .formatted(to, from, what));
    }
}
