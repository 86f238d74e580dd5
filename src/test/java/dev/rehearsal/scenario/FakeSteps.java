package dev.rehearsal.scenario;

import dev.rehearsal.step.Default;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Retires;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Steps that do nothing, in the shapes that real ones have. */
final class FakeSteps {
    private FakeSteps() {}

    static StepCatalog catalog() {
        return new StepCatalog(List.of(
                entry(PauseTraffic.class, Need.GATE),
                entry(ResumeTraffic.class, Need.GATE),
                entry(Fence.class, Need.SQL),
                entry(RepointTraffic.class, Need.GATE),
                entry(CreateInstance.class, Need.RDS),
                entry(CreateReplica.class, Need.RDS),
                entry(ApplySchema.class, Need.SQL),
                entry(DeleteInstance.class, Need.RDS),
                entry(WaitForReplication.class, Need.SQL),
                entry(MarkWayBack.class, Need.SQL),
                entry(KeepOut.class, Need.SQL),
                entry(LiftFence.class, Need.SQL)));
    }

    private static StepCatalog.Entry entry(Class<? extends Step> type, Need need) {
        return new StepCatalog.Entry(type, "a line of a runbook", Set.of(need));
    }

    interface Fake extends Step {
        @Override
        default Plan plan(StepContext context) {
            return Plan.nothingToDo("it is a fake");
        }

        @Override
        default void execute(StepContext context) {}

        @Override
        default Verification verify(StepContext context) {
            return Verification.holds("a fake");
        }
    }

    record PauseTraffic(
            @Says("how long work under way may take to end") @Default("5s")
            Duration drainWithin) implements Fake {}

    record ResumeTraffic() implements Fake {}

    record Fence(String on) implements Fake {}

    record RepointTraffic(String to) implements Fake {}

    record WaitForReplication() implements Fake {}

    record MarkWayBack() implements Fake {}

    record KeepOut() implements Fake {}

    record LiftFence() implements Fake {}

    record CreateInstance(String role) implements Fake {}

    record CreateReplica(
            String role, String of, @Default("false") boolean afterBackup) implements Fake {}

    record ApplySchema(
            String from, String to, @Default("migrations") With with, Optional<String> path) implements Fake {}

    enum With {
        MIGRATIONS,
        PG_DUMP
    }

    record DeleteInstance(String role) implements Fake, Retires {
        @Override
        public String retiredRole() {
            return role;
        }
    }
}
