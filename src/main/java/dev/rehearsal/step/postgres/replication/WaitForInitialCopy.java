package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Subscription;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.LeavesNothing;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.time.Duration;
import java.util.List;

/** Waits until a subscription has copied every table. Changes nothing, so nothing needs to be taken back. */
public record WaitForInitialCopy(
        @Default("green") @Says("the server that copies") @Role
        String on,

        @Default("upgrade") @Says("the subscription") String subscription,

        @Default("blue") @Says("the server that is copied") @Role
        String from)
        implements LeavesNothing {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    @Override
    public Plan plan(StepContext context) {
        Action wait = Action.await(on, "until subscription '%s' has copied every table".formatted(subscription));
        if (!context.exists(on)) {
            return Plan.of(wait);
        }
        try (Sql green = context.sql(on)) {
            if (Subscription.find(green, subscription).isEmpty()) {
                return Plan.of(wait)
                        .withPrerequisites(List.of(new Prerequisite(
                                CreateSubscription.class,
                                "wait for the copy of '%s' → %s has no such subscription → create it first"
                                        .formatted(subscription, on))));
            }
            return Subscription.tablesUnderWay(green).isEmpty()
                    ? Plan.nothingToDo("every table is copied")
                    : Plan.of(wait);
        }
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        String attempted = "wait until '%s' has copied every table to %s".formatted(subscription, on);
        try (Sql blue = context.sql(from);
                Sql green = context.sql(on)) {
            Replication replication = new Replication(blue, green, on);
            CopyProgress progress = new CopyProgress(
                    context.journal(), on, Subscription.tables(green).size());
            Await.until("the initial copy", context.deadline(), BETWEEN_LOOKS, () -> {
                replication.look(attempted);
                List<String> underWay = Subscription.tablesUnderWay(green);
                progress.see(underWay);
                return Observation.of(underWay.isEmpty(), "under way: " + underWay);
            });
        } catch (TimedOutException e) {
            throw new StepFailedException(
                            attempted, String.valueOf(e.getMessage()), "allow more time, or mend what holds it up", e)
                    .toldInLogOf(on);
        }
    }

    @Override
    public Verification verify(StepContext context) {
        String expected = "every table of '%s' is copied to %s".formatted(subscription, on);
        try (Sql green = context.sql(on)) {
            if (Subscription.find(green, subscription).isEmpty()) {
                return Verification.fails(expected, "no subscription '%s'".formatted(subscription));
            }
            return Verification.without(Subscription.tablesUnderWay(green), expected);
        }
    }
}
