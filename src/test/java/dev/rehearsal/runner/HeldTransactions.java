package dev.rehearsal.runner;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A step that keeps some of the application's transactions open on blue until it is taken back. */
final class HeldTransactions implements Reversible {
    private static final String TABLE = "warehouse.stock_counts";
    private static final Duration HELD_WITHIN = Duration.ofMinutes(1);

    private final List<Sql> holding = new ArrayList<>();

    @Override
    public Plan plan(StepContext context) {
        return Plan.of(Action.await("blue", "transactions wait for " + TABLE));
    }

    @Override
    public void execute(StepContext context) throws InterruptedException {
        Sql holder = context.alone("blue");
        holding.add(holder);
        holder.execute("begin; lock table %s in exclusive mode".formatted(TABLE));
        Await.until("a transaction to be held", Deadline.after(HELD_WITHIN), () -> {
            return Observation.of(
                    holder.holds(
                            "select exists (select from pg_locks where relation = ?::regclass and not granted)", TABLE),
                    "none waits yet");
        });
    }

    @Override
    public Verification verify(StepContext context) {
        return Verification.holds("transactions are held");
    }

    @Override
    public void undo(StepContext context) {
        holding.forEach(Sql::close);
        holding.clear();
    }
}
