package dev.rehearsal.step.postgres.care;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.MaterializedView;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.LeavesNothing;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Statements;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fills the materialized views anew, each after those it reads, since replication carries none of their rows, and tells
 * the planner of them. They hold what their tables do, so nothing needs to be taken back. A fresh view does no harm, so
 * nothing needs to be taken back.
 */
public record RefreshMaterializedViews(
        @Default("green") @Says("the server whose views are refreshed") @Role
        String on) implements LeavesNothing {
    @Override
    public Plan plan(StepContext context) {
        if (!context.exists(on)) {
            return Plan.of(Statements.of(on, "refresh materialized view {each}", "analyze {each}")
                    .actions());
        }
        try (Sql sql = context.sql(on)) {
            Statements statements = statements(sql);
            return statements.isEmpty()
                    ? Plan.nothingToDo("%s has no materialized view now".formatted(on))
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
        List<String> problems = new ArrayList<>();
        try (Sql sql = context.sql(on)) {
            for (MaterializedView view : MaterializedView.all(sql)) {
                if (!view.isPopulated()) {
                    problems.add("%s cannot be read before it is refreshed".formatted(view.name()));
                } else if (view.isStaleAndEmpty(sql)) {
                    problems.add("%s is empty though its query finds rows".formatted(view.name()));
                }
            }
        }
        return Verification.without(problems, "every materialized view of %s can be read".formatted(on));
    }

    private Statements statements(Sql sql) {
        return new Statements(
                on,
                MaterializedView.all(sql).stream()
                        .flatMap(view -> Stream.of(view.refreshing(), view.analyzing()))
                        .toList());
    }
}
