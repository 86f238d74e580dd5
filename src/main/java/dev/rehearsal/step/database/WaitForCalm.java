package dev.rehearsal.step.database;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Work;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.LeavesNothing;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Durations;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.time.Duration;
import java.util.List;

/**
 * Waits until a server does nothing but its daily work: no batch job, no elevated load. A pause would have to wait for
 * the one, and everybody for the other. Changes nothing.
 */
public record WaitForCalm(
        @Default("blue") @Says("the server that is watched") @Role
        String on,

        @Default("2s") @Says("what has been under way for longer is a batch job")
        Duration longerThan,

        @Default("50") @Says("more sessions at work at once are an elevated load")
        int busyAtMost,

        @Default("1s") @Says("how long it must have been calm")
        Duration calmFor,

        @Default("10m") @Says("how long it may take to become so")
        Duration within)
        implements LeavesNothing {
    @Override
    public Plan plan(StepContext context) {
        Plan plan = Plan.of(Action.await(
                on,
                "until %s in a row nothing runs for longer than %s and at most %d sessions work"
                        .formatted(Durations.inWords(calmFor), Durations.inWords(longerThan), busyAtMost)));
        return context.exists(on) && !areSessionsVisible(context)
                ? plan.withBlockers(List.of(
                        "wait for calm on %s → the operator does not see others' sessions → grant pg_read_all_stats to it"
                                .formatted(on)))
                : plan;
    }

    private boolean areSessionsVisible(StepContext context) {
        try (Sql sql = context.sql(on)) {
            return context.dialect().sessions().areVisible(sql);
        }
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        try (Sql sql = context.sql(on)) {
            Calm calm = new Calm(context.dialect().work(), sql);
            Await.until("%s to be calm".formatted(on), context.deadline().butAtMost(within), calm::look);
        } catch (TimedOutException e) {
            throw new StepFailedException(
                    "wait for calm on " + on,
                    String.valueOf(e.getMessage()),
                    "end what is named or come back later; longerThan, busyAtMost and within say what counts",
                    e);
        }
    }

    @Override
    public Verification verify(StepContext context) {
        try (Sql sql = context.sql(on)) {
            return Verification.without(unrest(context.dialect().work(), sql), "nothing but daily work on " + on);
        }
    }

    private List<String> unrest(Work work, Sql sql) {
        return work.now(sql).unrest(longerThan, busyAtMost);
    }

    /** How long it has been calm so far. For one thread. */
    private final class Calm {
        private final Work work;
        private final Sql sql;
        private Deadline longEnough = Deadline.after(calmFor);

        private Calm(Work work, Sql sql) {
            this.work = work;
            this.sql = sql;
        }

        Observation look() {
            List<String> unrest = unrest(work, sql);
            if (!unrest.isEmpty()) {
                longEnough = Deadline.after(calmFor);
                return Observation.notYet(String.join("; ", unrest));
            }
            return Observation.of(longEnough.hasPassed(), "calm, but not for long enough");
        }
    }
}
