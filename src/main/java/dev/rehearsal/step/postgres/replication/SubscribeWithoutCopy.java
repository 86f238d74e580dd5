package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Secrets;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.Quoted;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Subscribes a server that holds the rows already to a slot that is there already. Nothing flows before
 * {@code enable-subscription}, so that the place to begin can be set in between.
 */
public record SubscribeWithoutCopy(
        @Default("green") @Says("the server that subscribes") @Role
        String on,

        @Default("blue") @Says("the server that publishes") @Role
        String from,

        @Default("upgrade") @Says("the subscription's name, and its slot's")
        String subscription,

        @Default("upgrade") @Says("the publication") String publication)
        implements Reversible {
    /** From then on a subscriber can ask for what was first written at its publisher only. */
    private static final int ORIGIN_SINCE = 160000;

    @Override
    public Plan plan(StepContext context) {
        ExistingSlotChecks checks = checks();
        if (checks.isThere(context)) {
            return Plan.nothingToDo("%s is subscribed to '%s' of %s".formatted(on, publication, from));
        }
        List<Action> actions = new ArrayList<>(new Statements(on, SecretSession.silencing(context, on)).actions());
        actions.add(Action.sql(on, creating(PublisherAddress.of(context, from, "***"), knowsOrigins(context))));
        return Plan.of(actions).withBlockers(checks.blockers(context)).withPrerequisites(checks.prerequisites(context));
    }

    @Override
    public void execute(StepContext context) throws StepFailedException {
        if (checks().isThere(context)) {
            return;
        }
        SubscriptionRemoval.note(context, subscription, from, Optional.empty());
        boolean knowsOrigins = knowsOrigins(context);
        try (Sql sql = context.alone(on)) {
            List<String> loud = SecretSession.begin(sql);
            if (!loud.isEmpty()) {
                throw failed(String.join("; ", loud), "silence it in the parameter group until the step has run");
            }
            sql.execute(creating(PublisherAddress.withPassword(context, from), knowsOrigins));
            SubscriptionRemoval.note(context, subscription, from, Subscription.find(sql, subscription));
        } catch (SqlFailedException e) {
            throw failed(String.valueOf(e.getMessage()), "mend what the message names");
        }
    }

    @Override
    public Verification verify(StepContext context) {
        String expected = "%s is subscribed to '%s' of %s".formatted(on, publication, from);
        return checks().isThere(context)
                ? Verification.holds(expected)
                : Verification.fails(expected, "it has no such subscription");
    }

    @Override
    public void undo(StepContext context) throws StepFailedException, InterruptedException {
        if (SubscriptionRemoval.isNoted(context, subscription)) {
            new SubscriptionRemoval(on, from, subscription).run(context);
        }
    }

    private ExistingSlotChecks checks() {
        return new ExistingSlotChecks(on, from, subscription, publication);
    }

    private boolean knowsOrigins(StepContext context) {
        return knowsOrigins(context, on) && knowsOrigins(context, from);
    }

    private static boolean knowsOrigins(StepContext context, String role) {
        if (!context.exists(role)) {
            return false;
        }
        try (Sql sql = context.sql(role)) {
            return sql.number("select current_setting('server_version_num')::int") >= ORIGIN_SINCE;
        }
    }

    /**
     * Not synchronous, which is PostgreSQL's default: what a subscriber loses is sent again, and one that waits for its
     * disk and its readers at each transaction falls behind at some hundreds a second. What it has applied is on its
     * disk with the next commit of anybody else, such as that of its sequences. (PostgreSQL's documentation, CREATE
     * SUBSCRIPTION)
     */
    private String creating(String connection, boolean knowsOrigins) {
        return "create subscription %s connection %s publication %s with (create_slot = false, slot_name = %s, copy_data = false, enabled = false, connect = true%s)"
                .formatted(
                        Quoted.identifier(subscription),
                        Quoted.literal(connection),
                        Quoted.identifier(publication),
                        Quoted.literal(subscription),
                        knowsOrigins ? ", origin = 'none'" : "");
    }

    /** Without its cause, whose own words may hold the statement with the password. */
    private StepFailedException failed(String found, String advice) {
        return new StepFailedException(
                "subscribe %s to '%s' of %s".formatted(on, publication, from), Secrets.hidden(found), advice);
    }
}
