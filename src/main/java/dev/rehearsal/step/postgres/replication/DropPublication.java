package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PostgresMarkers;
import dev.rehearsal.database.postgres.Publication;
import dev.rehearsal.database.postgres.Slot;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Statements;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import java.util.ArrayList;
import java.util.List;

/** Takes a publication away, and with the last one the table that held the markers. */
public record DropPublication(
        @Default("blue") @Says("the server that published") @Role
        String on,

        @Default("upgrade") @Says("the publication's name") String publication)
        implements Step {
    @Override
    public Plan plan(StepContext context) {
        if (!context.exists(on)) {
            return Plan.of(Statements.of(on, Publication.dropping(publication)).actions());
        }
        try (Sql sql = context.sql(on)) {
            Statements statements = statements(sql);
            return statements.isEmpty()
                    ? Plan.nothingToDo("%s has no publication '%s' now".formatted(on, publication))
                            .foreseeing(
                                    CreatePublication.class,
                                    Action.sql(on, Publication.dropping(publication)),
                                    Action.sql(on, PostgresMarkers.dropping()))
                    : Plan.of(statements.actions());
        }
    }

    @Override
    public void execute(StepContext context) {
        try (Sql sql = context.sql(on)) {
            statements(sql).send(sql);
        }
    }

    @Override
    public Verification verify(StepContext context) {
        try (Sql sql = context.sql(on)) {
            List<String> problems = new ArrayList<>();
            if (!statements(sql).isEmpty()) {
                problems.add("publication '%s' or the marker table is still there".formatted(publication));
            }
            Slot.all(sql).stream()
                    .filter(slot -> isOurs(context, slot))
                    .forEach(slot -> problems.add("slot '%s' is left".formatted(slot.name())));
            return Verification.without(
                    problems, "%s has no publication '%s' and no slot of this runbook".formatted(on, publication));
        }
    }

    /** One that a step made, for a subscription or beforehand; others are somebody else's. */
    private boolean isOurs(StepContext context, Slot slot) {
        return SubscriptionRemoval.isNoted(context, slot.name())
                || context.values()
                        .get(CreateReplicationSlot.lsnOf(on, slot.name()))
                        .isPresent();
    }

    private Statements statements(Sql sql) {
        List<String> statements = new ArrayList<>();
        if (Publication.find(sql, publication).isPresent()) {
            statements.add(Publication.dropping(publication));
        }
        statements.addAll(new PostgresMarkers().droppingAfter(sql, publication));
        return new Statements(on, statements);
    }
}
