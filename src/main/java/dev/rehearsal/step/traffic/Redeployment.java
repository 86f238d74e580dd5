package dev.rehearsal.step.traffic;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.journal.Verdict;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.traffic.DeployedInstance;
import dev.rehearsal.traffic.Deployment;
import dev.rehearsal.traffic.DeploymentException;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The application's deployment as steps look at it and change it. */
record Redeployment(StepContext context, Deployment deployment) {
    /** Looks at it. */
    interface Look {
        Plan at(Redeployment redeployment) throws DeploymentException;
    }

    /** Changes it. */
    interface Act {
        void on(Redeployment redeployment) throws DeploymentException, StepFailedException, InterruptedException;
    }

    /** Says what is not as it should be. */
    interface Problems {
        List<String> in(Redeployment redeployment) throws DeploymentException;
    }

    static Action action(String text) {
        return new Action(Action.Kind.COMMAND, "application", text);
    }

    /** The plan, or why there can be none. */
    static Plan plan(StepContext context, String purpose, Look look) {
        if (context.deployment().isEmpty()) {
            return Plan.blocked(List.of(noDeployment(purpose)));
        }
        try {
            return look.at(new Redeployment(context, context.deployment().get()));
        } catch (DeploymentException e) {
            return Plan.blocked(List.of("%s → %s → mend the application".formatted(purpose, e.getMessage())));
        }
    }

    /** Acts; a deployment that fails fails the step. */
    static void act(StepContext context, String purpose, Act act) throws StepFailedException, InterruptedException {
        if (context.deployment().isEmpty()) {
            throw new StepFailedException(purpose, noDeployment(purpose), "nothing was done");
        }
        try {
            act.on(new Redeployment(context, context.deployment().get()));
        } catch (DeploymentException | IllegalStateException e) {
            throw new StepFailedException(
                    purpose,
                    String.valueOf(e.getMessage()),
                    "see what the instances are connected to, then rehearse again",
                    e);
        }
    }

    /** Holds when there are no problems. */
    static Verification verify(StepContext context, String expected, Problems problems) {
        if (context.deployment().isEmpty()) {
            return Verification.fails(expected, "nobody told how the application is deployed");
        }
        try {
            Deployment deployment = context.deployment().get();
            List<String> found = problems.in(new Redeployment(context, deployment));
            Optional<String> doubt = deployment.doubt().filter(any -> found.isEmpty());
            return doubt.isPresent()
                    ? new Verification(Verdict.UNKNOWN, expected, doubt.get())
                    : Verification.without(found, expected);
        } catch (DeploymentException | IllegalStateException e) {
            return new Verification(Verdict.UNKNOWN, expected, String.valueOf(e.getMessage()));
        }
    }

    /** Where secret or instances differ from these connections. */
    List<String> differences(Connections wanted) throws DeploymentException {
        List<String> differences = new ArrayList<>();
        Connections configured = deployment.configured();
        if (!configured.equals(wanted)) {
            differences.add("the secret says " + configured);
        }
        for (DeployedInstance each : deployment.deployed()) {
            if (!each.uses().equals(wanted)) {
                differences.add("%s has %s".formatted(each.name(), each.uses()));
            }
        }
        return List.copyOf(differences);
    }

    /** What must have let go of traffic first: a request that is held would keep a process from ending. */
    List<Prerequisite> held() throws DeploymentException {
        List<String> holding = new ArrayList<>();
        try {
            if (context.gate().isPresent()) {
                context.gate().get().state().stream()
                        .filter(GateState::isPaused)
                        .map(GateState::member)
                        .forEach(holding::add);
            }
        } catch (GateException e) {
            throw new DeploymentException(String.valueOf(e.getMessage()), e);
        }
        return holding.stream()
                .map(member -> new Prerequisite(
                        ResumeTraffic.class,
                        "%s holds traffic, and a process that owes answers cannot be replaced; resume traffic first"
                                .formatted(member)))
                .toList();
    }

    void to(Connections wanted) throws DeploymentException, StepFailedException, InterruptedException {
        redeploy(wanted, held());
    }

    /** The same, also past a gate that does not answer: one that is gone holds nobody who could still be served. */
    void back(Connections former) throws DeploymentException, StepFailedException, InterruptedException {
        redeploy(former, isAnswering() ? held() : List.of());
    }

    private boolean isAnswering() {
        try {
            return context.gate().isPresent() && !context.gate().get().state().isEmpty();
        } catch (GateException e) {
            return false;
        }
    }

    private void redeploy(Connections wanted, List<Prerequisite> held)
            throws DeploymentException, StepFailedException, InterruptedException {
        if (!held.isEmpty()) {
            throw new StepFailedException(
                    "redeploy the application with " + wanted,
                    held.get(0).problem(),
                    "nothing was done; redeploy outside the switchover");
        }
        deployment.redeploy(wanted, context.deadline().left());
        context.values().note("application.writer", wanted.writer().toString());
        context.values()
                .note(
                        "application.readers",
                        wanted.readers().map(Address::toString).orElse("none"));
        // A process that has just started has readied no other way.
        Traffic.forget(context);
    }

    private static String noDeployment(String purpose) {
        return "to %s takes an application that was told how to be deployed; leave 'application: {url: …}' out to rehearse with the reference application"
                .formatted(purpose);
    }
}
