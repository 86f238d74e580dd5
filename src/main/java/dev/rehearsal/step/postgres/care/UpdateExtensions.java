package dev.rehearsal.step.postgres.care;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.InstalledExtension;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.LeavesNothing;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Statements;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.ability.UpgradesServer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Brings every extension to the version that its server offers, which an upgrade of the server does not. The clone goes
 * as a whole when the runbook is taken back, so nothing is to be restored on it. What it changed goes with the clone as
 * a whole.
 */
public record UpdateExtensions(
        @Default("green") @Says("the server that was upgraded") @Role
        String on) implements LeavesNothing {
    @Override
    public Plan plan(StepContext context) {
        if (!context.exists(on)) {
            return Plan.of(Statements.of(on, "alter extension {each that is behind} update")
                    .actions());
        }
        Plan plan = Plan.of(statements(outdated(context)).actions());
        return plan.actions().isEmpty()
                ? Plan.nothingToDo("every extension of %s has the version that the server offers".formatted(on))
                        .foreseeing(
                                UpgradesServer.class,
                                Statements.of(on, "alter extension {each that is behind} update")
                                        .actions()
                                        .get(0))
                : plan;
    }

    @Override
    public void execute(StepContext context) {
        List<InstalledExtension> outdated = outdated(context);
        try (Sql sql = context.sql(on)) {
            statements(outdated).send(sql);
        }
        if (!outdated.isEmpty()) {
            context.values()
                    .note(
                            "extensions." + on,
                            outdated.stream().map(InstalledExtension::toString).collect(Collectors.joining(", ")));
        }
    }

    @Override
    public Verification verify(StepContext context) {
        return Verification.without(
                outdated(context).stream().map(InstalledExtension::toString).toList(),
                "every extension of %s has the version that the server offers".formatted(on));
    }

    private List<InstalledExtension> outdated(StepContext context) {
        try (Sql sql = context.sql(on)) {
            return InstalledExtension.outdated(sql);
        }
    }

    private Statements statements(List<InstalledExtension> outdated) {
        return new Statements(
                on, outdated.stream().map(InstalledExtension::updating).toList());
    }
}
