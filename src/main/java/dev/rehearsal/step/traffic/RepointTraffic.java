package dev.rehearsal.step.traffic;

import dev.rehearsal.database.Address;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.MovesTraffic;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.ability.MakesServer;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.GateState;
import java.util.ArrayList;
import java.util.List;

/** Points every member of the gate at another server. */
public record RepointTraffic(
        @Says("The server that traffic shall go to.") @Default("green") @Role
        String to) implements MovesTraffic {
    @Override
    public Plan plan(StepContext context) {
        return Traffic.plan(context, purpose(), this::plan);
    }

    private Plan plan(Traffic traffic) throws GateException {
        if (!traffic.context().exists(to)) {
            return Plan.of(Action.gate("prepare {address of %s}".formatted(to)).takingUnknown(), Action.gate("repoint"))
                    .withBlockers(traffic.gate().problems())
                    .withPrerequisites(List.of(new Prerequisite(
                            MakesServer.class,
                            "'%s' has no server; create it before, or choose one of %s"
                                    .formatted(to, traffic.context().servers().roles()))));
        }
        Address target = traffic.context().servers().address(to);
        if (traffic.members(member -> isElsewhere(member, target)).isEmpty()) {
            return Plan.nothingToDo("every member sends its work to '%s'".formatted(to));
        }
        List<Action> actions = new ArrayList<>();
        if (!traffic.isPreparedFor(target)) {
            actions.add(Action.gate("prepare " + target).takingUnknown());
        }
        actions.add(Action.gate("repoint to " + target));
        return Plan.of(actions)
                .withPrerequisites(Bypass.ofReads(traffic.context()))
                .withBlockers(traffic.gate().problems());
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        Traffic.act(context, purpose(), this::move);
    }

    private void move(Traffic traffic) throws GateException, InterruptedException {
        Address target = traffic.context().servers().address(to);
        if (!traffic.isPreparedFor(target)) {
            if (traffic.members(member -> isElsewhere(member, target)).isEmpty()) {
                return;
            }
            traffic.prepare(target);
        }
        traffic.gate().repoint();
        traffic.context().journal().reached(Milestone.REPOINTED);
    }

    @Override
    public Verification verify(StepContext context) {
        String expected = "every member sends its work to '%s'".formatted(to);
        if (!context.exists(to)) {
            return Verification.fails(expected, "'%s' has no server".formatted(to));
        }
        Address target = context.servers().address(to);
        return Traffic.verifyNone(context, expected, member -> isElsewhere(member, target));
    }

    @Override
    public void undo(StepContext context) throws StepFailedException, InterruptedException {
        Traffic.act(
                context,
                "point traffic back to where it was",
                traffic -> traffic.gate().pointBack());
    }

    private String purpose() {
        return "point traffic at '%s'".formatted(to);
    }

    private static boolean isElsewhere(GateState member, Address target) {
        return !member.target().equals(target);
    }
}
