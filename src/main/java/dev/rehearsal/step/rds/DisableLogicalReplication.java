package dev.rehearsal.step.rds;

import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.ability.EndsFollowing;
import dev.rehearsal.time.Observation;
import java.util.ArrayList;
import java.util.List;

/** Gives a server the parameters back that it had before logical replication. */
public record DisableLogicalReplication(
        @Says("The server that publishes its changes no longer.") @Default("blue") @Role
        String on,

        @Says("Whether to reboot it at once; if not, its next reboot brings the change.") @Default("false")
        boolean reboot)
        implements Step {
    private static final String IRREVERSIBLE = "not taken back by undo; enable-logical-replication does that";

    @Override
    public Plan plan(StepContext context) {
        return intent(context)
                .plan()
                .foreseeing(
                        EnableLogicalReplication.class,
                        Action.api(
                                on,
                                "ModifyDBInstance(DBParameterGroupName={the one before enable-logical-replication})"),
                        reboot ? Action.api(on, "RebootDBInstance()") : Action.await(on, "its next reboot"));
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        intent(context).carryOut("switch logical replication off for '%s'".formatted(on));
    }

    @Override
    public Verification verify(StepContext context) {
        LogicalReplication replication = LogicalReplication.on(context, on);
        return replication
                .server()
                .configuration()
                .map(now -> judged(replication, now))
                .orElse(Verification.fails(expected(), "there is no such server"));
    }

    private Verification judged(LogicalReplication replication, Configuration now) {
        Observation off = replication.isOff(now);
        if (off.isThere()) {
            return Verification.holds("logical replication is off on '%s'".formatted(on));
        }
        ParameterGroup group = ParameterGroup.of(replication.server(), now);
        return !reboot && isSetOff(group) && group.awaitsReboot(now)
                ? Verification.holds("logical replication goes off on '%s' at its next reboot".formatted(on))
                : Verification.fails(expected(), off.seen());
    }

    private String expected() {
        return "logical replication is off on '%s'%s".formatted(on, reboot ? "" : ", or will be at its next reboot");
    }

    private Intent intent(StepContext context) {
        LogicalReplication replication = LogicalReplication.on(context, on);
        return replication.with(now -> intent(replication, now));
    }

    private Intent intent(LogicalReplication replication, Configuration now) {
        SwitchingOff off = new SwitchingOff(replication, now);
        List<PlannedWork> deeds = new ArrayList<>(off.disabling());
        boolean isPending = !deeds.isEmpty() || off.target().awaitsReboot(now);
        if (deeds.isEmpty() && !(reboot && isPending)) {
            return Intent.nothing(
                    isPending
                            ? "logical replication goes off on '%s' at its next reboot".formatted(on)
                            : "logical replication is off on '%s'".formatted(on));
        }
        deeds.add(replication.awaitingReboot(off.target()));
        if (reboot) {
            deeds.addAll(new Reboot(replication.server()).deeds());
            deeds.add(replication.server().configured("'show wal_level' no longer says logical", replication::isOff));
            deeds.addAll(off.cleaning());
        }
        return Intent.to(deeds).after(slots(replication)).noting(List.of(IRREVERSIBLE));
    }

    private List<Prerequisite> slots(LogicalReplication replication) {
        List<String> slots = replication.slots();
        return slots.isEmpty()
                ? List.of()
                : List.of(new Prerequisite(
                        EndsFollowing.class,
                        "'%s' still has the logical slots %s, and with them it would not start without logical replication; drop their subscriptions before"
                                .formatted(on, slots)));
    }

    private static boolean isSetOff(ParameterGroup group) {
        LogicalReplicationParameter parameter = LogicalReplicationParameter.LOGICAL_REPLICATION;
        return !parameter.isMetBy(group.values().getOrDefault(parameter, ""));
    }
}
