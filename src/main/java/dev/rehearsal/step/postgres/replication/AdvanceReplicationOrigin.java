package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Lsn;
import dev.rehearsal.database.postgres.ReplicationOrigin;
import dev.rehearsal.database.postgres.Subscription;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.LeavesNothing;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Statements;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells a subscription where to begin: where its server was cloned. Only while it is disabled: an enabled one has begun
 * already, and would skip or repeat what lies between. Goes with the subscription when the runbook is taken back. What
 * it set goes with the subscription.
 */
public record AdvanceReplicationOrigin(
        @Default("green") @Says("the clone that subscribed") @Role
        String on,

        @Default("upgrade") @Says("the subscription's name") String subscription)
        implements LeavesNothing {
    @Override
    public Plan plan(StepContext context) {
        Optional<Subscription> found = found(context);
        String origin =
                found.map(each -> ReplicationOrigin.name(each.oid())).orElse("{origin of %s}".formatted(subscription));
        Plan plan = Plan.of(Statements.of(
                        on, ReplicationOrigin.advancing(origin, context.values().orPlaceholder(start())))
                .actions());
        if (isThere(context)) {
            return Plan.nothingToDo("subscription '%s' of %s begins at %s"
                    .formatted(subscription, on, context.values().orPlaceholder(start())));
        }
        return plan.withBlockers(blockers(found)).withPrerequisites(prerequisites(context, found));
    }

    @Override
    public void execute(StepContext context) throws StepFailedException {
        if (isThere(context)) {
            return;
        }
        Optional<Subscription> found = found(context);
        List<String> inTheWay = new ArrayList<>(blockers(found));
        prerequisites(context, found).forEach(each -> inTheWay.add(each.problem()));
        if (!inTheWay.isEmpty()) {
            throw new StepFailedException(
                    "tell subscription '%s' of %s where to begin".formatted(subscription, on),
                    String.join("; ", inTheWay),
                    "see to it, then run the step again");
        }
        try (Sql sql = context.sql(on)) {
            sql.text(ReplicationOrigin.advancing(
                    ReplicationOrigin.name(found.orElseThrow().oid()),
                    context.values().get(start()).orElseThrow()));
        }
    }

    @Override
    public Verification verify(StepContext context) {
        String expected = "subscription '%s' of %s begins at %s"
                .formatted(subscription, on, context.values().orPlaceholder(start()));
        return isThere(context)
                ? Verification.holds(expected)
                : Verification.fails(
                        expected,
                        progress(context).map(lsn -> "it begins at " + lsn).orElse("it begins wherever its slot does"));
    }

    private String start() {
        return ReadStartLsn.valueOf(on);
    }

    /** Behind the start lies what an enabled subscription has applied since. */
    private boolean isThere(StepContext context) {
        Optional<Lsn> start = context.values().get(start()).map(Lsn::parse);
        Optional<Subscription> found = found(context);
        if (start.isEmpty() || found.isEmpty()) {
            return false;
        }
        return progress(context)
                .filter(lsn -> found.get().isEnabled() ? !lsn.isBefore(start.get()) : lsn.equals(start.get()))
                .isPresent();
    }

    private Optional<Lsn> progress(StepContext context) {
        Optional<Subscription> found = found(context);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (Sql sql = context.sql(on)) {
            return ReplicationOrigin.progress(sql, found.get().oid());
        }
    }

    private Optional<Subscription> found(StepContext context) {
        if (!context.exists(on)) {
            return Optional.empty();
        }
        try (Sql sql = context.sql(on)) {
            return Subscription.find(sql, subscription);
        }
    }

    private List<String> blockers(Optional<Subscription> found) {
        return found
                .filter(Subscription::isEnabled)
                .map(each -> attempt("it is enabled, and has begun elsewhere")
                        + "drop it and its server, make that again, and set the origin before enabling")
                .stream()
                .toList();
    }

    private List<Prerequisite> prerequisites(StepContext context, Optional<Subscription> found) {
        List<Prerequisite> prerequisites = new ArrayList<>();
        if (found.isEmpty()) {
            prerequisites.add(new Prerequisite(
                    SubscribeWithoutCopy.class, attempt("there is no such subscription") + "create it"));
        }
        if (context.values().get(start()).isEmpty()) {
            prerequisites.add(new Prerequisite(
                    ReadStartLsn.class,
                    attempt("where %s was cloned is not known".formatted(on)) + "read it before the upgrade"));
        }
        return prerequisites;
    }

    private String attempt(String found) {
        return "tell subscription '%s' of %s where to begin → %s → ".formatted(subscription, on, found);
    }
}
