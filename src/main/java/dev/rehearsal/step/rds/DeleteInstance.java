package dev.rehearsal.step.rds;

import dev.rehearsal.step.Default;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Retires;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import java.util.ArrayList;
import java.util.List;

/** Deletes a server for good. */
public record DeleteInstance(
        @Says("The server that goes.") @Role String role,

        @Says("Whether RDS takes a last snapshot of it, which stays.") @Default("false")
        boolean finalSnapshot)
        implements Retires {
    @Override
    public String retiredRole() {
        return role;
    }

    @Override
    public Plan plan(StepContext context) {
        return intent(context).plan();
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        intent(context).carryOut("delete '%s'".formatted(role));
    }

    @Override
    public Verification verify(StepContext context) {
        String expected = "RDS knows no '%s' any more".formatted(role);
        return new Retirement(new Server(context, role))
                .remains()
                .map(now -> Verification.fails(
                        expected, "%s is %s".formatted(now.dbInstanceIdentifier(), now.dbInstanceStatus())))
                .orElse(Verification.holds(expected));
    }

    private Intent intent(StepContext context) {
        Server server = new Server(context, role);
        Retirement retirement = new Retirement(server);
        if (retirement.isDone()) {
            return Intent.nothing("'%s' has been deleted".formatted(role));
        }
        PlannedWork deletion =
                PlannedWork.of(retirement.deletion(finalSnapshot)).andThen(retirement::begin);
        List<Prerequisite> prerequisites = new ArrayList<>(server.missing());
        prerequisites.addAll(retirement.stillServing());
        prerequisites.addAll(retirement.followed());
        List<PlannedWork> deeds = new ArrayList<>(List.of(deletion, retirement.end()));
        deeds.addAll(retirement.belongings());
        return Intent.to(deeds)
                .unless(retirement.refusals(finalSnapshot))
                .after(prerequisites)
                .noting(List.of("point of no return: what is only on '%s' is gone then".formatted(role)));
    }
}
