package dev.rehearsal.step.traffic;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.LeadsTraffic;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Values;
import dev.rehearsal.step.Verification;
import dev.rehearsal.traffic.DeployedInstance;
import dev.rehearsal.traffic.DeploymentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes other connections into the application's secret and replaces its instances one after the other. */
public record RedeployApplication(
        @Says("Where its writes go: 'gate', for one with an address of its own, or a server.") @Role(orElse = "gate")
        String writer,

        @Says("The server whose readers its reads go to; 'none' for where its writes go.")
        @Default("none")
        @Role(orElse = "none")
        String readers)
        implements LeadsTraffic {
    private static final String NONE = "none";

    @Override
    public Plan plan(StepContext context) {
        return Redeployment.plan(context, purpose(), this::plan);
    }

    private Plan plan(Redeployment redeployment) throws DeploymentException {
        Destination destination = new Destination(redeployment, writer, readers);
        List<String> blockers = destination.blockers();
        List<Prerequisite> missing = destination.missing();
        if (!blockers.isEmpty() || !missing.isEmpty()) {
            return Plan.of(actions(redeployment, destination.inPlans()))
                    .withBlockers(blockers)
                    .withPrerequisites(missing);
        }
        Connections wanted = destination.connections();
        List<Action> actions = actions(redeployment, wanted.toString());
        return redeployment.differences(wanted).isEmpty()
                ? Plan.nothingToDo("every instance has " + wanted)
                        .foreseeing(RedeployApplication.class, actions.toArray(Action[]::new))
                : Plan.of(actions).withPrerequisites(redeployment.held());
    }

    private static List<Action> actions(Redeployment redeployment, String wanted) throws DeploymentException {
        List<Action> actions = new ArrayList<>();
        actions.add(Redeployment.action("%s: %s → %s"
                .formatted(
                        redeployment.deployment().way(),
                        redeployment.deployment().configured(),
                        wanted)));
        for (DeployedInstance each : redeployment.deployment().deployed()) {
            actions.add(Redeployment.action(
                    "replace %s: a new process takes its requests, the former one ends once it has answered"
                            .formatted(each.name())));
        }
        return actions;
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        Redeployment.act(context, purpose(), redeployment -> {
            Connections wanted = new Destination(redeployment, writer, readers).connections();
            if (redeployment.differences(wanted).isEmpty()) {
                return;
            }
            noteFormer(redeployment.deployment().configured(), context.values());
            redeployment.to(wanted);
        });
    }

    @Override
    public Verification verify(StepContext context) {
        return Redeployment.verify(
                context,
                "every instance has " + new SettingsText(writer, readers),
                redeployment -> redeployment.differences(new Destination(redeployment, writer, readers).connections()));
    }

    /** To what the secret said before. */
    @Override
    public void undo(StepContext context) throws StepFailedException, InterruptedException {
        Optional<Connections> former = former(context.values());
        if (former.isEmpty()) {
            return;
        }
        Redeployment.act(context, "redeploy the application as it was", redeployment -> {
            if (!redeployment.differences(former.get()).isEmpty()) {
                redeployment.back(former.get());
            }
        });
    }

    private void noteFormer(Connections former, Values values) {
        values.note(former("writer"), former.writer().toString());
        values.note(former("readers"), former.readers().map(Address::toString).orElse(NONE));
    }

    private Optional<Connections> former(Values values) {
        return values.get(former("writer"))
                .map(address -> new Connections(
                        Address.of(address),
                        values.get(former("readers"))
                                .filter(each -> !each.equals(NONE))
                                .map(Address::of)));
    }

    /** What was before this very step; a runbook redeploys several times. */
    private String former(String part) {
        return "application.%s.before.%s-%s".formatted(part, writer, readers);
    }

    private String purpose() {
        return "redeploy the application with " + new SettingsText(writer, readers);
    }

    /** The settings as messages say them. */
    private record SettingsText(String writer, String readers) {
        @Override
        public String toString() {
            return "writer %s, readers %s".formatted(writer, readers);
        }
    }
}
