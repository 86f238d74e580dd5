package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Lsn;
import dev.rehearsal.database.postgres.Quoted;
import dev.rehearsal.database.postgres.ReplicationOrigin;
import dev.rehearsal.database.postgres.Slot;
import dev.rehearsal.database.postgres.Subscription;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Overwrites;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.ability.StartsApplying;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets a subscription apply what its publisher sends. */
public record EnableSubscription(
        @Default("green") @Says("the server that subscribed") @Role
        String on,

        @Default("blue") @Says("the server that publishes") @Role
        String from,

        @Default("upgrade") @Says("the subscription's name, and its slot's")
        String subscription)
        implements Reversible, Overwrites, StartsApplying {
    @Override
    public String overwrittenRole() {
        return on;
    }

    @Override
    public Plan plan(StepContext context) {
        Plan plan = Plan.of(
                Action.sql(on, enabling("enable")),
                Action.await(from, "until slot '%s' is in use".formatted(subscription)));
        Optional<Subscription> found = found(context);
        if (found.filter(Subscription::isEnabled).isPresent()) {
            return Plan.nothingToDo("subscription '%s' of %s is enabled".formatted(subscription, on));
        }
        return context.exists(on) ? plan.withPrerequisites(prerequisites(context, found)) : plan;
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        try (Sql sql = context.sql(on)) {
            sql.execute(enabling("enable"));
        }
        new SlotInUse(on, from, subscription).await(context);
    }

    @Override
    public Verification verify(StepContext context) {
        List<String> problems = new ArrayList<>();
        if (found(context).filter(Subscription::isEnabled).isEmpty()) {
            problems.add("subscription '%s' is missing or disabled".formatted(subscription));
        }
        try (Sql publisher = context.sql(from)) {
            if (Slot.find(publisher, subscription).filter(Slot::isActive).isEmpty()) {
                problems.add("slot '%s' on %s is missing or not in use".formatted(subscription, from));
            }
        }
        return Verification.without(
                problems, "%s applies what %s sends to subscription '%s'".formatted(on, from, subscription));
    }

    @Override
    public void undo(StepContext context) {
        if (found(context).filter(Subscription::isEnabled).isPresent()) {
            try (Sql sql = context.sql(on)) {
                sql.execute(enabling("disable"));
            }
        }
    }

    private String enabling(String order) {
        return "alter subscription %s %s".formatted(Quoted.identifier(subscription), order);
    }

    private Optional<Subscription> found(StepContext context) {
        if (!context.exists(on)) {
            return Optional.empty();
        }
        try (Sql sql = context.sql(on)) {
            return Subscription.find(sql, subscription);
        }
    }

    private List<Prerequisite> prerequisites(StepContext context, Optional<Subscription> found) {
        List<Prerequisite> prerequisites = new ArrayList<>();
        if (found.isEmpty()) {
            prerequisites.add(new Prerequisite(
                    SubscribeWithoutCopy.class, attempt("there is no such subscription") + "create it"));
        }
        beginning(context, found).ifPresent(prerequisites::add);
        return List.copyOf(prerequisites);
    }

    /** A clone's begins where it was cloned, by its origin; any other where its publisher was marked, by its slot. */
    private Optional<Prerequisite> beginning(StepContext context, Optional<Subscription> found) {
        Optional<Lsn> start = context.values().get(ReadStartLsn.valueOf(on)).map(Lsn::parse);
        if (start.isPresent()) {
            Optional<Lsn> progress = found.flatMap(each -> progress(context, each));
            return progress.equals(start)
                    ? Optional.empty()
                    : Optional.of(new Prerequisite(
                            AdvanceReplicationOrigin.class,
                            attempt("%s was cloned at %s, and it would begin at %s"
                                            .formatted(
                                                    on,
                                                    start.get(),
                                                    progress.map(Lsn::toString).orElse("the slot's position")))
                                    + "advance its origin before"));
        }
        return isSlotAtMark(context)
                ? Optional.empty()
                : Optional.of(new Prerequisite(
                        Set.of(AdvanceReplicationOrigin.class, AdvanceReplicationSlot.class),
                        attempt("what %s holds already is not known, and would be sent to it again".formatted(on))
                                + "advance the clone's origin, or slot '%s' of %s to its mark"
                                        .formatted(subscription, from)));
    }

    private boolean isSlotAtMark(StepContext context) {
        if (!context.exists(from)) {
            return false;
        }
        try (Sql publisher = context.sql(from)) {
            return MarkWayBack.isKept(context, publisher, from, subscription);
        }
    }

    private Optional<Lsn> progress(StepContext context, Subscription found) {
        try (Sql sql = context.sql(on)) {
            return ReplicationOrigin.progress(sql, found.oid());
        }
    }

    private String attempt(String found) {
        return "enable subscription '%s' of %s → %s → ".formatted(subscription, on, found);
    }
}
