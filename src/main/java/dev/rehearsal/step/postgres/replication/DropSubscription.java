package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresMarkers;
import dev.rehearsal.database.postgres.Slot;
import dev.rehearsal.database.postgres.Subscription;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Statements;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.ability.EndsFollowing;
import dev.rehearsal.step.postgres.schema.LentRoles;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends replication: the subscription, its slots on the publisher, the table that held the markers, and the roles that
 * the operator was lent for it.
 */
public record DropSubscription(
        @Default("green") @Says("the server that subscribed") @Role
        String on,

        @Default("upgrade") @Says("the subscription's name, and its slot's")
        String subscription,

        @Default("blue") @Says("the server that published") @Role
        String from)
        implements Step, EndsFollowing {
    @Override
    public Plan plan(StepContext context) {
        List<Action> everything = new ArrayList<>(new Statements(on, Subscription.dropping(subscription)).actions());
        everything.add(Action.sql(on, PostgresMarkers.dropping()));
        everything.add(Action.sql(from, Slot.dropping(subscription)));
        if (!context.exists(on)) {
            return Plan.of(everything);
        }
        List<Action> actions = new ArrayList<>();
        actions.addAll(new Statements(on, leftOnSubscriber(context)).actions());
        actions.addAll(new Statements(from, leftOnPublisher(context)).actions());
        return actions.isEmpty()
                ? Plan.nothingToDo("nothing of subscription '%s' is there now".formatted(subscription))
                        .foreseeing(CreateSubscription.class, everything.toArray(Action[]::new))
                : Plan.of(actions);
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        new SubscriptionRemoval(on, from, subscription).run(context);
        try (Sql green = context.sql(on)) {
            new PostgresMarkers().droppingAfter(green, subscription).forEach(green::execute);
            new LentRoles(on).returning(context, green, subscription).forEach(green::execute);
        }
    }

    @Override
    public Verification verify(StepContext context) {
        List<String> problems = new ArrayList<>();
        if (!leftOnSubscriber(context).isEmpty()) {
            problems.add("subscription '%s', the marker table or a role lent for it is still on %s"
                    .formatted(subscription, on));
        }
        if (!leftOnPublisher(context).isEmpty()) {
            problems.add("slot '%s' is still on %s".formatted(subscription, from));
        }
        return Verification.without(problems, "nothing of subscription '%s' is left".formatted(subscription));
    }

    private List<String> leftOnSubscriber(StepContext context) {
        if (!context.exists(on)) {
            return Subscription.dropping(subscription);
        }
        try (Sql green = context.sql(on)) {
            List<String> statements = new ArrayList<>();
            if (Subscription.find(green, subscription).isPresent()) {
                statements.addAll(Subscription.dropping(subscription));
            }
            statements.addAll(new PostgresMarkers().droppingAfter(green, subscription));
            statements.addAll(new LentRoles(on).returning(context, green, subscription));
            return List.copyOf(statements);
        }
    }

    private List<String> leftOnPublisher(StepContext context) {
        if (!context.exists(from)) {
            return List.of();
        }
        try (Sql blue = context.sql(from)) {
            return Slot.find(blue, subscription).isPresent() ? List.of(Slot.dropping(subscription)) : List.of();
        }
    }
}
