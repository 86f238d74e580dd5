package dev.rehearsal.step.database;

import dev.rehearsal.database.Sql;
import dev.rehearsal.journal.Counted;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Statements;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.time.Duration;
import java.util.List;

/** Ends sessions that do nothing, such as those that pools still hold open to a server that has been replaced. */
public record TerminateIdleConnections(
        @Default("blue") @Says("the server whose sessions end") @Role
        String on,

        @Default("1s") @Says("how long a session must have done nothing")
        Duration idleFor)
        implements Step {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Override
    public Plan plan(StepContext context) {
        Plan plan = Plan.of(Statements.of(on, context.dialect().sessions().endingIdle(idleFor))
                .actions());
        if (!context.exists(on)) {
            return plan;
        }
        try (Sql sql = context.sql(on)) {
            List<String> idle = context.dialect().sessions().idle(sql, idleFor);
            return idle.isEmpty()
                    ? Plan.nothingToDo("no session of %s has been idle for %s".formatted(on, idleFor))
                    : plan.withNotes(List.of(new Counted(idle.size(), "session", "sessions") + " now"));
        }
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        EndedSessions ended = new EndedSessions(context.journal(), on);
        try (Sql sql = context.sql(on)) {
            Await.until(
                    "idle sessions of %s to end".formatted(on),
                    context.deadline().butAtMost(LIMIT),
                    () -> {
                        ended.tell(context.dialect().sessions().endIdle(sql, idleFor));
                        List<String> left = context.dialect().sessions().idle(sql, idleFor);
                        return Observation.of(left.isEmpty(), "left: " + left);
                    });
        } catch (TimedOutException e) {
            throw new StepFailedException(
                    "end idle sessions of " + on, String.valueOf(e.getMessage()), "close the pools that hold them", e);
        }
    }

    @Override
    public Verification verify(StepContext context) {
        try (Sql sql = context.sql(on)) {
            return Verification.without(
                    context.dialect().sessions().idle(sql, idleFor),
                    "no session of %s has been idle for %s".formatted(on, idleFor));
        }
    }
}
