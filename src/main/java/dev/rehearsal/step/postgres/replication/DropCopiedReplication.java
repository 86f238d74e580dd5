package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Publication;
import dev.rehearsal.database.postgres.Slot;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.LeavesNothing;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Statements;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Values;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.ability.DropsCopies;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops the publication and the slots that came along with a clone: nobody reads them there, and an upgrade refuses
 * slots. The clone goes as a whole when the runbook is taken back, so nothing is to be restored on it. What it dropped
 * goes with the clone as a whole.
 */
public record DropCopiedReplication(
        @Default("green") @Says("the clone") @Role String on,

        @Default("upgrade") @Says("the publication that came along")
        String publication)
        implements LeavesNothing, DropsCopies {
    @Override
    public Plan plan(StepContext context) {
        if (!context.exists(on)) {
            return Plan.of(new Statements(
                            on,
                            List.of(
                                    "select pg_drop_replication_slot({each slot that came along})",
                                    Publication.dropping(publication)))
                    .actions());
        }
        try (Sql sql = context.sql(on)) {
            Statements left = left(sql);
            return left.isEmpty()
                    ? Plan.nothingToDo("no slot and no publication '%s' came along to %s".formatted(publication, on))
                    : Plan.of(left.actions()).withBlockers(blockers(context, left));
        }
    }

    /** On any other server they are somebody's, who would lose what they keep for him. */
    private List<String> blockers(StepContext context, Statements left) {
        return context.values().get(Values.createdFor(on)).isPresent()
                ? List.of()
                : List.of(
                        "drop what came along to %s → no step of this runbook has made that server, so that nothing came along: %s → name the clone in 'on'"
                                .formatted(on, left.texts()));
    }

    @Override
    public void execute(StepContext context) throws StepFailedException {
        try (Sql sql = context.sql(on)) {
            List<String> blockers = blockers(context, left(sql));
            if (!blockers.isEmpty()) {
                throw new StepFailedException(
                        "drop what came along to " + on, String.join("; ", blockers), "nothing was done");
            }
            left(sql).send(sql);
        }
    }

    @Override
    public Verification verify(StepContext context) {
        try (Sql sql = context.sql(on)) {
            return Verification.without(
                    left(sql).texts(), "%s has no slot and no publication '%s'".formatted(on, publication));
        }
    }

    private Statements left(Sql sql) {
        List<String> statements = new ArrayList<>();
        Slot.all(sql).forEach(slot -> statements.add(Slot.dropping(slot.name())));
        Publication.find(sql, publication).ifPresent(found -> statements.add(Publication.dropping(publication)));
        return new Statements(on, statements);
    }
}
