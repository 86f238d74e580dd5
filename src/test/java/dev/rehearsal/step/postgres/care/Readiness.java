package dev.rehearsal.step.postgres.care;

import dev.rehearsal.database.Engine;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Servers;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What {@link CheckUpgradeReadiness} says of blue, but for what is accepted. */
record Readiness(TwinDatabases twins, Set<Precheck> accepted) {
    List<String> blockers(SuccessorKind kind) {
        return plan(kind).blockers();
    }

    List<String> notes(SuccessorKind kind) {
        return plan(kind).notes();
    }

    private Plan plan(SuccessorKind kind) {
        return new CheckUpgradeReadiness("blue", "green", kind, Duration.ofMinutes(1), accepted)
                .plan(twins.context().build());
    }

    /** Of a successor that is not there yet. */
    Plan plan(SuccessorKind kind, String version) {
        return new CheckUpgradeReadiness("blue", "later", kind, Duration.ofMinutes(1), accepted)
                .plan(twins.context()
                        .planned("later", new Servers.Spec(Engine.POSTGRES, version, "db.m6g.large"))
                        .build());
    }
}
