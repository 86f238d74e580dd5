package dev.rehearsal.step.traffic;

import dev.rehearsal.database.Address;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Effort;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.ReadiesMove;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.time.Durations;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds new work and waits until none is under way. Before that, while traffic still flows, the way to the next server
 * is readied, so that the pause need not wait for it.
 */
public record PauseTraffic(
        @Says("How long work under way may take to end; if it takes longer, traffic flows again and the step fails.")
        @Default("5s")
        Duration drainWithin,

        @Says(
                "The server to which the way is readied before, or 'none'; when empty, in a switchover, green, once it is there and takes writes.")
        @Default("")
        String prepare)
        implements ReadiesMove {
    private static final String PURPOSE = "hold traffic";

    @Override
    public PauseTraffic withoutMove() {
        return prepare.isEmpty() ? new PauseTraffic(drainWithin, Preparation.NONE) : this;
    }

    @Override
    public Plan plan(StepContext context) {
        return Traffic.plan(context, PURPOSE, this::plan);
    }

    private Plan plan(Traffic traffic) throws GateException {
        if (traffic.members(PauseTraffic::isActive).isEmpty()) {
            return Plan.nothingToDo("traffic is held on every member")
                    .withBlockers(traffic.gate().problems());
        }
        Preparation preparation = Preparation.before(prepare, traffic.context());
        List<Action> actions = new ArrayList<>();
        preparation
                .target()
                .ifPresent(
                        target -> actions.add(Action.gate("prepare " + target).taking(Effort.NOT_WHILE_HELD)));
        actions.add(Action.gate("pause, drain within " + Durations.inWords(drainWithin))
                .taking(Effort.roundTrips(1).andWaiting(drainWithin)));
        return Plan.of(actions)
                .withNotes(preparation.note().stream().toList())
                .withPrerequisites(Bypass.around(traffic.context()))
                .withBlockers(traffic.gate().problems());
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        Traffic.act(context, PURPOSE, this::hold);
    }

    private void hold(Traffic traffic) throws GateException, StepFailedException, InterruptedException {
        if (traffic.members(PauseTraffic::isActive).isEmpty()) {
            return;
        }
        Optional<Address> target =
                Preparation.before(prepare, traffic.context()).target();
        if (target.isPresent()) {
            traffic.prepare(target.get());
        }
        traffic.context().journal().reached(Milestone.PAUSING);
        Outlasting outlasting = new Outlasting(traffic, drainWithin);
        try {
            traffic.gate().pause(drainWithin);
        } catch (GateException e) {
            throw new StepFailedException(
                    "hold traffic, draining it within " + Durations.inWords(drainWithin),
                    "%s; %s".formatted(e.getMessage(), outlasting.described()),
                    "traffic flows again: wait for a quieter moment, shorten what outlasted it, or allow more time",
                    e);
        }
        traffic.context().journal().reached(Milestone.DRAINED);
    }

    @Override
    public Verification verify(StepContext context) {
        return Traffic.verifyNone(
                context, "every member is paused, and no transaction under way", PauseTraffic::isActive);
    }

    @Override
    public void undo(StepContext context) throws StepFailedException, InterruptedException {
        Traffic.act(context, "let traffic flow again", traffic -> traffic.gate().resume());
    }

    private static boolean isActive(GateState member) {
        return !member.isPaused() || member.active() > 0;
    }
}
