package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Secrets;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.Quoted;
import dev.rehearsal.database.postgres.Slot;
import dev.rehearsal.database.postgres.Subscription;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Statements;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.ability.StartsFollowing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Subscribes an empty server to another's publication, with a first copy of every table.
 *
 * <p>The slot is made first and by itself, so that its wait for open transactions can be bounded. That is safe with a
 * copy: each table is copied through a slot of its own, made later, and of what the older slot brings only what the
 * copy did not hold is applied.
 */
public record CreateSubscription(
        @Default("green") @Says("the server that subscribes") @Role
        String on,

        @Default("blue") @Says("the server that publishes") @Role
        String from,

        @Default("upgrade") @Says("the subscription's name, and its slot's")
        String subscription,

        @Default("upgrade") @Says("the publication") String publication,

        @Default("60s") @Says("how long open transactions of the publisher may hold up its slot")
        Duration slotWithin)
        implements Reversible, StartsFollowing {
    @Override
    public Plan plan(StepContext context) {
        SubscriptionChecks checks = new SubscriptionChecks(on, from, subscription, publication);
        if (checks.isThere(context)) {
            return Plan.nothingToDo("%s is subscribed to '%s' of %s".formatted(on, publication, from));
        }
        List<Action> actions = new ArrayList<>(new Statements(from, slot().statements(slotWithin)).actions());
        actions.addAll(new Statements(on, SecretSession.silencing(context, on)).actions());
        actions.add(Action.sql(on, creating(PublisherAddress.of(context, from, "***"))));
        actions.add(Action.await(from, "until slot '%s' is in use".formatted(subscription)));
        return Plan.of(actions).withBlockers(checks.blockers(context)).withPrerequisites(checks.prerequisites(context));
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        if (new SubscriptionChecks(on, from, subscription, publication).isThere(context)) {
            return;
        }
        SubscriptionRemoval.note(context, subscription, from, Optional.empty());
        slot().run(context);
        subscribe(context);
        new SlotInUse(on, from, subscription).await(context);
    }

    @Override
    public Verification verify(StepContext context) {
        String expected = "%s is subscribed to '%s' of %s and connected".formatted(on, publication, from);
        List<String> problems = new ArrayList<>();
        try (Sql green = context.sql(on);
                Sql blue = context.sql(from)) {
            Optional<Subscription> found = Subscription.find(green, subscription);
            if (found.isEmpty()) {
                problems.add("%s has no subscription '%s'".formatted(on, subscription));
            } else if (!found.get().isEnabled()) {
                problems.add("subscription '%s' is disabled".formatted(subscription));
            }
            if (Slot.find(blue, subscription).filter(Slot::isActive).isEmpty()) {
                problems.add("slot '%s' on %s is missing or not in use".formatted(subscription, from));
            }
        }
        return Verification.without(problems, expected);
    }

    @Override
    public void undo(StepContext context) throws StepFailedException, InterruptedException {
        if (SubscriptionRemoval.isNoted(context, subscription)) {
            new SubscriptionRemoval(on, from, subscription).run(context);
        }
    }

    private SlotCreation slot() {
        return new SlotCreation(from, subscription, slotWithin);
    }

    private void subscribe(StepContext context) throws StepFailedException {
        try (Sql sql = context.alone(on)) {
            List<String> loud = SecretSession.begin(sql);
            if (!loud.isEmpty()) {
                throw failed(String.join("; ", loud), "silence it in the parameter group until the step has run");
            }
            sql.execute(creating(PublisherAddress.withPassword(context, from)));
            SubscriptionRemoval.note(context, subscription, from, Subscription.find(sql, subscription));
        } catch (SqlFailedException e) {
            throw failed(
                    String.valueOf(e.getMessage()),
                    "mend what the message names; until then slot '%s' keeps the log of %s"
                            .formatted(subscription, from));
        }
    }

    /**
     * Not synchronous, which is PostgreSQL's default: what a subscriber loses is sent again, and one that waits for its
     * disk and its readers at each transaction falls behind at some hundreds a second. What it has applied is on its
     * disk with the next commit of anybody else, such as that of its sequences. (PostgreSQL's documentation, CREATE
     * SUBSCRIPTION)
     */
    private String creating(String connection) {
        return "create subscription %s connection %s publication %s with (create_slot = false, slot_name = %s, copy_data = true)"
                .formatted(
                        Quoted.identifier(subscription),
                        Quoted.literal(connection),
                        Quoted.identifier(publication),
                        Quoted.literal(subscription));
    }

    /** Without its cause, whose own words may hold the statement with the password. */
    private StepFailedException failed(String found, String advice) {
        return new StepFailedException(
                "subscribe %s to '%s' of %s".formatted(on, publication, from), Secrets.hidden(found), advice);
    }
}
