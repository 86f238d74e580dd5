package dev.rehearsal.step.rds;

import dev.rehearsal.step.Default;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.ability.MakesReplica;
import dev.rehearsal.time.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Makes a server that follows another one. */
public record CreateReplica(
        @Says("The role of the new replica.") String role,

        @Says("The server it follows.") @Default("blue") @Role
        String of,

        @Says("Whether to wait until that server's newest automated backup is complete.") @Default("false")
        boolean afterBackup)
        implements Reversible, MakesReplica {
    @Override
    public String madeRole() {
        return role;
    }

    @Override
    public Plan plan(StepContext context) {
        return intent(context).plan();
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        intent(context).carryOut("create '%s', a replica of '%s'".formatted(role, of));
    }

    @Override
    public Verification verify(StepContext context) {
        Server replica = new Server(context, role);
        String expected = "'%s' follows '%s'".formatted(role, of);
        Optional<DBInstance> instance = replica.isAssigned() ? replica.find() : Optional.empty();
        Observation seen = instance.map(new Following(replica, new Server(context, of))::isThere)
                .orElse(Observation.notYet("'%s' has no server".formatted(role)));
        return seen.isThere() ? Verification.holds(expected) : Verification.fails(expected, seen.seen());
    }

    @Override
    public void undo(StepContext context) throws StepFailedException, InterruptedException {
        new NewInstance(new Server(context, role)).remove();
    }

    private Intent intent(StepContext context) {
        Following following = new Following(new Server(context, role), new Server(context, of));
        Server replica = following.replica();
        if (replica.isAssigned() && replica.find().isPresent()) {
            return verify(context).isPassed()
                    ? Intent.nothing("'%s' follows '%s'".formatted(role, of))
                    : Intent.blocked(List.of("'%s' is %s already, and does not follow '%s'; choose another role"
                            .formatted(role, replica.identifier(), of)));
        }
        NewInstance made = new NewInstance(replica);
        List<PlannedWork> deeds = new ArrayList<>(following.preparing());
        if (afterBackup) {
            deeds.add(new AutomatedBackup(following.source()).awaitingIt());
        }
        deeds.add(PlannedWork.of(following.creating()).andThen(made::adopt));
        deeds.add(made.awaitingIt());
        deeds.add(replica.waiting("it follows '%s'".formatted(of), following::isThere));
        List<String> blockers = new ArrayList<>(made.taken());
        blockers.addAll(following.withoutBackups());
        return Intent.to(deeds).unless(blockers).after(following.source().missing());
    }
}
