package dev.rehearsal.step.database;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.LetsIn;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Statements;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import java.util.List;

/**
 * Takes a fence down again, exactly. A fence is data of the catalog, so a replica of the fenced server has it too, and
 * once promoted it must be lifted there. When traffic has to go back, the fence is put up again, so that nobody writes
 * to a server that no longer takes over.
 */
public record LiftFence(
        @Default("green") @Says("the server that everybody may use again") @Role
        String on) implements LetsIn {
    @Override
    public Plan plan(StepContext context) {
        if (!context.exists(on)) {
            return Plan.of(foreseen(context));
        }
        FencedDatabase database = new FencedDatabase(context, on);
        try (Sql sql = context.sql(on)) {
            if (!database.isUp(sql)) {
                return Plan.nothingToDo("no fence is up on " + on).foreseeing(Fence.class, foreseen(context));
            }
            List<String> opening = database.opening(sql);
            Plan plan = Plan.of(new Statements(on, opening).actions());
            return opening.isEmpty()
                    ? plan.withPrerequisites(List.of(new Prerequisite(
                            Fence.class,
                            "lift the fence of %s → nobody may connect, and who might before was not noted → grant connect by hand"
                                    .formatted(on))))
                    : plan;
        }
    }

    @Override
    public void execute(StepContext context) {
        FencedDatabase database = new FencedDatabase(context, on);
        try (Sql sql = context.sql(on)) {
            if (database.isUp(sql)) {
                context.values().note(lifted(), "yes");
            }
        }
        database.lift();
    }

    @Override
    public void undo(StepContext context) {
        if (context.values().get(lifted()).isEmpty()) {
            return;
        }
        try {
            new FencedDatabase(context, on).close();
        } catch (SqlFailedException e) {
            if (!e.isConnectionLoss()) {
                throw e;
            }
            // A server that is gone lets nobody in, and clients wait for the one that is not.
            context.journal().note("The fence of %s stays down: %s".formatted(on, e.getMessage()));
        }
    }

    private String lifted() {
        return "lifted." + on;
    }

    @Override
    public Verification verify(StepContext context) {
        try (Sql sql = context.sql(on)) {
            return new FencedDatabase(context, on).isUp(sql)
                    ? Verification.fails("applications may connect to " + on, "nobody but the operator may")
                    : Verification.without(shutOut(context, sql), "applications may connect to " + on);
        }
    }

    /** As far as can be told before the fence is up. */
    private Action foreseen(StepContext context) {
        return Action.sql(on, context.dialect().access().opening());
    }

    private static List<String> shutOut(StepContext context, Sql sql) {
        List<String> holders = context.dialect().access().holders(sql);
        return context.logins().stream()
                .filter(login -> !holders.contains(login.user()))
                .map(login -> "'%s' may not connect".formatted(login.user()))
                .toList();
    }
}
