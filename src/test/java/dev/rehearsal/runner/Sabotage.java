package dev.rehearsal.runner;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;

/** A step that breaks something on purpose; taking it back mends nothing, and stands in nobody's way. */
record Sabotage(String what, Deed deed) implements Reversible {
    /** What is done to a server, a process, a row. */
    interface Deed {
        void perform(StepContext context) throws StepFailedException, InterruptedException;
    }

    /** A statement on a server, as its operator. */
    static Sabotage on(String role, String what, String statement) {
        return new Sabotage(what, context -> {
            try (Sql sql = context.alone(role)) {
                sql.execute(statement);
            }
        });
    }

    /** The role's server is gone. */
    static Sabotage kill(String role) {
        return new Sabotage("kill " + role, context -> {
            try (Sql sql = context.alone(role)) {
                Processes.server(sql).kill();
            }
        });
    }

    @Override
    public Plan plan(StepContext context) {
        return Plan.of(Action.await("sabotage", what));
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        deed.perform(context);
    }

    @Override
    public Verification verify(StepContext context) {
        return Verification.holds(what);
    }

    @Override
    public void undo(StepContext context) {}
}
