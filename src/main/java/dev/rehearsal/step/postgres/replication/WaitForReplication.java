package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Markers;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Effort;
import dev.rehearsal.step.LeavesNothing;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.ability.CatchesUp;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.TimedOutException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Proves that one server has everything that another had committed: a marker row written here is awaited there. Figures
 * of lag prove nothing, since they do not see what is not sent yet. Nothing needs to be taken back.
 */
public record WaitForReplication(
        @Default("blue") @Says("the server that is followed") @Role
        String from,

        @Default("green") @Says("the server that follows, by log or by subscription") @Role
        String to)
        implements LeavesNothing, CatchesUp {
    /** It is awaited inside the pause, and a look takes as long. */
    private static final Duration BETWEEN_LOOKS = Duration.ofNanos(200_000);

    @Override
    public Plan plan(StepContext context) {
        Plan plan = Plan.of(
                Action.sql(from, context.dialect().markers().writing())
                        .taking(Effort.roundTrips(3).andCommits(1)),
                Action.await(to, "until the marker row of %s is there".formatted(from))
                        .taking(Effort.roundTrips(3).andCommits(1)));
        return context.exists(from) && context.exists(to)
                ? plan.withPrerequisites(new ReplicationChecks(from, to).prerequisites(context))
                : plan;
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        String attempted = "wait until %s has what %s has committed".formatted(to, from);
        Markers markers = context.dialect().markers();
        try (Sql blue = context.sql(from);
                Sql green = context.sql(to)) {
            CatchUp catchUp = new CatchUp(markers, blue, green, to, attempted, context.journal());
            UUID marker = UUID.randomUUID();
            context.values().note(noted(), marker.toString());
            Markers.Cut cut = markers.write(blue, marker);
            context.values().note("marker.%s.lsn".formatted(from), cut.position());
            context.values().note("cut." + from, cut.state());
            Await.until("the marker row on " + to, context.deadline(), BETWEEN_LOOKS, () -> catchUp.look(cut.id()));
            context.journal().reached(Milestone.CAUGHT_UP);
        } catch (TimedOutException e) {
            throw new StepFailedException(
                            attempted,
                            String.valueOf(e.getMessage()),
                            "find what holds replication up, or allow more time",
                            e)
                    .toldInLogOf(to);
        }
    }

    @Override
    public Verification verify(StepContext context) {
        String expected = "%s has the last marker row of %s".formatted(to, from);
        Optional<UUID> wanted =
                context.values().get(noted()).map(UUID::fromString).or(() -> last(context));
        if (wanted.filter(marker -> hasArrived(context, marker)).isPresent()) {
            return Verification.holds(expected);
        }
        // As long as the server that is followed cannot be asked, nobody knows what else it has.
        try (Sql blue = context.sql(from)) {
            return Verification.fails(expected, missing(context, blue, wanted));
        }
    }

    private boolean hasArrived(StepContext context, UUID marker) {
        try (Sql green = context.sql(to)) {
            Markers markers = context.dialect().markers();
            return markers.isThere(green) && markers.holds(green, marker);
        }
    }

    private static String missing(StepContext context, Sql blue, Optional<UUID> wanted) {
        if (!context.dialect().markers().isThere(blue)) {
            return "the marker table is missing";
        }
        return wanted.isEmpty() ? "no marker was written" : "it is not there";
    }

    private Optional<UUID> last(StepContext context) {
        try (Sql blue = context.sql(from)) {
            Markers markers = context.dialect().markers();
            return markers.isThere(blue) ? markers.last(blue) : Optional.empty();
        }
    }

    /** Noted before it is written: should the write be cut short, an older marker must prove nothing. */
    private String noted() {
        return "marker.%s.id".formatted(from);
    }
}
