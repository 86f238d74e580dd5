package dev.rehearsal.step.rds;

import dev.rehearsal.step.Default;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.ability.EnablesPublishing;
import dev.rehearsal.time.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets a server publish its changes: parameters, then a reboot.
 *
 * <p>Values that are high enough already stay. Undoing reboots again, with traffic held where a gate can.
 */
public record EnableLogicalReplication(
        @Says("The server whose changes shall be published.") @Default("blue") @Role
        String on) implements Reversible, EnablesPublishing {
    @Override
    public Plan plan(StepContext context) {
        return intent(context).plan();
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        Intent intent = intent(context);
        Server server = new Server(context, on);
        if (!intent.deeds().isEmpty()) {
            server.configuration().ifPresent(new FormerParameters(server)::note);
        }
        intent.carryOut("switch logical replication on for '%s'".formatted(on));
    }

    @Override
    public Verification verify(StepContext context) {
        LogicalReplication replication = LogicalReplication.on(context, on);
        Observation seen = replication
                .server()
                .configuration()
                .map(replication::isOn)
                .orElse(Observation.notYet("there is no such server"));
        return seen.isThere()
                ? Verification.holds("logical replication is in effect on '%s'".formatted(on))
                : Verification.fails("logical replication is in effect on '%s'".formatted(on), seen.seen());
    }

    @Override
    public void undo(StepContext context) throws StepFailedException, InterruptedException {
        LogicalReplication replication = LogicalReplication.on(context, on);
        Optional<Configuration> now = replication.server().configuration();
        if (now.isEmpty() || !new FormerParameters(replication.server()).isKnown()) {
            return;
        }
        // It may have been broken off in the midst of its reboot.
        replication.server().untilConfigured("it answers again", replication::isAnswering);
        SwitchingOff off = new SwitchingOff(replication, now.get());
        List<PlannedWork> restoring = off.restoring();
        if (!restoring.isEmpty()) {
            restore(replication, off, restoring);
        }
        Intent.to(off.cleaning()).carryOut(undoing());
    }

    private void restore(LogicalReplication replication, SwitchingOff off, List<PlannedWork> restoring)
            throws StepFailedException, InterruptedException {
        List<String> slots = replication.slots();
        if (!slots.isEmpty()) {
            throw new StepFailedException(
                    undoing(),
                    "it still has the logical slots " + slots,
                    "drop them first: with them the server would not start without logical replication");
        }
        boolean hasTakenEffect = replication.isOnServer().isThere();
        List<PlannedWork> deeds = new ArrayList<>(restoring);
        if (hasTakenEffect) {
            deeds.add(replication.awaitingReboot(off.target()));
        }
        Intent.to(deeds).carryOut(undoing());
        if (hasTakenEffect) {
            new HeldTraffic(replication.server()).around(() -> {
                new Reboot(replication.server()).carryOut();
                replication.server().untilConfigured("the former parameters are in effect", replication::isBack);
            });
        }
    }

    private Intent intent(StepContext context) {
        LogicalReplication replication = LogicalReplication.on(context, on);
        return replication.with(now -> SwitchingOn.of(replication, now).intent());
    }

    private String undoing() {
        return "switch logical replication off again for '%s'".formatted(on);
    }
}
