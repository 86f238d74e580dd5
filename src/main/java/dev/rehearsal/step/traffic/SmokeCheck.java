package dev.rehearsal.step.traffic;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.LeavesNothing;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.ability.MakesServer;
import dev.rehearsal.traffic.DeploymentException;
import dev.rehearsal.traffic.TriedInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sees that every instance of the application writes and reads; what is written is taken back. */
public record SmokeCheck(
        @Says("The server that shall take the writes; when empty, any.") @Default("") @Role
        String on) implements LeavesNothing {
    private static final String PURPOSE = "see that every instance writes and reads";

    @Override
    public Plan plan(StepContext context) {
        return Redeployment.plan(
                context,
                PURPOSE,
                redeployment -> Plan.of(Action.await(
                                "application",
                                "until each instance has written something, taken it back, and read something"))
                        .withBlockers(redeployment.deployment().doubt().stream().toList())
                        .withPrerequisites(missing(context)));
    }

    private List<Prerequisite> missing(StepContext context) {
        return on.isEmpty() || context.exists(on)
                ? List.of()
                : List.of(new Prerequisite(
                        MakesServer.class,
                        "'%s' has no server; create it before, or choose one of %s"
                                .formatted(on, context.servers().roles())));
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        Redeployment.act(context, PURPOSE, redeployment -> {
            List<TriedInstance> tried = redeployment.deployment().tried();
            List<String> problems = problems(tried, context);
            if (!problems.isEmpty()) {
                throw new StepFailedException(
                        PURPOSE,
                        String.join("; ", problems),
                        "see what these instances are connected to, and their logs, before you rely on the application");
            }
            tried.forEach(each -> context.journal()
                    .note("%s writes to %s and reads from %s".formatted(each.name(), each.wroteTo(), each.readFrom())));
        });
    }

    @Override
    public Verification verify(StepContext context) {
        return Redeployment.verify(
                context,
                "every instance writes%s and reads".formatted(on.isEmpty() ? "" : " to '%s'".formatted(on)),
                redeployment -> problems(redeployment.deployment().tried(), context));
    }

    private List<String> problems(List<TriedInstance> tried, StepContext context) throws DeploymentException {
        Optional<String> wanted = nameOfServer(context);
        List<String> problems = new ArrayList<>();
        for (TriedInstance each : tried) {
            if (!each.problem().isEmpty()) {
                problems.add("%s: %s".formatted(each.name(), each.problem()));
            } else if (wanted.isPresent() && !each.wroteTo().equals(wanted.get())) {
                problems.add(
                        "%s writes to %s, and '%s' is %s".formatted(each.name(), each.wroteTo(), on, wanted.get()));
            }
        }
        return List.copyOf(problems);
    }

    /** What the wanted server calls itself. */
    private Optional<String> nameOfServer(StepContext context) throws DeploymentException {
        if (on.isEmpty()) {
            return Optional.empty();
        }
        try (Sql sql = context.sql(on)) {
            return context.dialect().nameOf(sql);
        } catch (SqlFailedException | IllegalStateException e) {
            throw new DeploymentException(
                    "ask '%s' for its name → %s → see whether it runs".formatted(on, e.getMessage()), e);
        }
    }
}
