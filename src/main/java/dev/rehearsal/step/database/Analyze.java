package dev.rehearsal.step.database;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.LeavesNothing;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Statements;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;

/**
 * Gathers the statistics without which the planner guesses, since replication carries none. Statistics change no
 * answers, so nothing needs to be taken back.
 */
public record Analyze(
        @Default("green") @Says("the server whose tables are analyzed") @Role
        String on) implements LeavesNothing {
    @Override
    public Plan plan(StepContext context) {
        return Plan.of(statements(context).actions());
    }

    @Override
    public void execute(StepContext context) {
        try (Sql sql = context.alone(on)) {
            statements(context).send(sql);
        }
    }

    @Override
    public Verification verify(StepContext context) {
        try (Sql sql = context.sql(on)) {
            return Verification.without(
                    context.dialect().work().withoutStatistics(sql).stream()
                            .map(table -> "table %s has rows and no statistics".formatted(table))
                            .toList(),
                    "every table of %s that holds rows has statistics".formatted(on));
        }
    }

    private Statements statements(StepContext context) {
        return new Statements(on, context.dialect().work().analyzing());
    }
}
