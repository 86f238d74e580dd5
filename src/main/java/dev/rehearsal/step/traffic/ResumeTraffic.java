package dev.rehearsal.step.traffic;

import dev.rehearsal.journal.Milestone;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Effort;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.ReleasesTraffic;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import dev.rehearsal.traffic.Deployment;
import dev.rehearsal.traffic.DeploymentException;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets traffic flow again. There is nothing to take back where it flows to the server it came from; where it flows to
 * another one, there is no way back, since that server now takes writes of its own.
 */
public record ResumeTraffic() implements ReleasesTraffic {
    private static final String PURPOSE = "let traffic flow";
    private static final Duration SERVED_WITHIN = Duration.ofSeconds(5);
    /** Clients that are served just now need the gate and the machine more than this look does. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    @Override
    public Plan plan(StepContext context) {
        return Traffic.plan(context, PURPOSE, ResumeTraffic::plan);
    }

    private static Plan plan(Traffic traffic) throws GateException {
        Action[] resuming = {
            Action.gate("resume"),
            Action.await("gate", "until those who were held are served, at most 5 s")
                    .taking(Effort.NOT_WHILE_HELD)
        };
        return traffic.members(GateState::isPaused).isEmpty()
                ? Plan.nothingToDo("traffic flows on every member").foreseeing(PauseTraffic.class, resuming)
                : Plan.of(resuming)
                        .withNotes(List.of("point of no return where traffic flows to another server than before"));
    }

    @Override
    public List<String> objections(StepContext context) {
        return Release.of(context).objections();
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        Traffic.act(context, PURPOSE, traffic -> {
            traffic.gate().resume();
            context.journal().reached(Milestone.RESUMED);
            awaitServed(traffic);
        });
    }

    /** What follows would take from the servers what those who waited need; how they fare, their requests tell. */
    private static void awaitServed(Traffic traffic) throws InterruptedException {
        try {
            Await.until(
                    "those who were held to be served",
                    traffic.context().deadline().butAtMost(SERVED_WITHIN),
                    BETWEEN_LOOKS,
                    new Served(traffic));
        } catch (TimedOutException | GateException e) {
            traffic.context()
                    .journal()
                    .note("Traffic flows, and the runbook goes on although some may still wait: " + e.getMessage());
        }
    }

    /** Leaves the machine to those who are served before it looks for the first time. */
    private static final class Served implements Await.Look<GateException> {
        private final Traffic traffic;
        private boolean hasWaited;

        Served(Traffic traffic) {
            this.traffic = traffic;
        }

        @Override
        public Observation observe() throws GateException {
            if (!hasWaited) {
                hasWaited = true;
                return Observation.notYet("nobody has looked");
            }
            List<String> waiting = waiting(traffic);
            return Observation.of(waiting.isEmpty(), String.join("; ", waiting));
        }
    }

    /** At the gate or, where that is one with a place for few, before it. */
    private static List<String> waiting(Traffic traffic) throws GateException {
        List<String> waiting = new ArrayList<>(traffic.members(member -> member.waiting() > 0));
        if (traffic.context().deployment().isPresent()) {
            waiting.addAll(waitingAt(traffic.context().deployment().get()));
        }
        return waiting;
    }

    private static List<String> waitingAt(Deployment deployment) throws GateException {
        try {
            return deployment.deployed().stream()
                    .filter(instance -> instance.waiting() > 0)
                    .map(instance -> "%s has %d waiting".formatted(instance.name(), instance.waiting()))
                    .toList();
        } catch (DeploymentException e) {
            throw new GateException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Verification verify(StepContext context) {
        return Traffic.verifyNone(context, "traffic flows on every member", GateState::isPaused);
    }
}
