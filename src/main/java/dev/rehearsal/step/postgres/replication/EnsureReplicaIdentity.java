package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.ReplicaIdentity;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Statements;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import java.util.ArrayList;
import java.util.List;

import static java.util.stream.Collectors.joining;

/**
 * Gives every table that could not tell its rows apart in the log a replica identity, so that publishing it breaks no
 * UPDATE or DELETE.
 */
public record EnsureReplicaIdentity(
        @Default("blue") @Says("the server whose tables are looked at") @Role
        String on) implements Reversible {
    @Override
    public Plan plan(StepContext context) {
        if (!context.exists(on)) {
            return Plan.of(
                    Statements.of(on, "alter table {each without a usable replica identity} replica identity full")
                            .actions());
        }
        List<ReplicaIdentity> unusable = unusable(context);
        if (unusable.isEmpty()) {
            return Plan.nothingToDo("every table on %s has a usable replica identity".formatted(on));
        }
        return Plan.of(alter(unusable).actions()).withBlockers(blockers(unusable));
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        List<ReplicaIdentity> unusable = unusable(context);
        if (unusable.isEmpty()) {
            return;
        }
        NotedIdentities.add(context, on, unusable);
        alter(unusable).send(context);
    }

    @Override
    public Verification verify(StepContext context) {
        List<String> problems = unusable(context).stream()
                .map(each -> "table %s has none".formatted(each.table()))
                .toList();
        return Verification.without(problems, "every table on %s has a usable replica identity".formatted(on));
    }

    @Override
    public void undo(StepContext context) throws StepFailedException, InterruptedException {
        new RestoreReplicaIdentity(on).execute(context);
    }

    private List<ReplicaIdentity> unusable(StepContext context) {
        try (Sql sql = context.sql(on)) {
            return ReplicaIdentity.unusable(sql);
        }
    }

    private PatientAlter alter(List<ReplicaIdentity> unusable) {
        return new PatientAlter(
                on, unusable.stream().map(ReplicaIdentity::makeFull).toList());
    }

    private List<String> blockers(List<ReplicaIdentity> unusable) {
        List<String> blockers = new ArrayList<>();
        String foreign = unusable.stream()
                .filter(each -> !each.isOwned())
                .map(each -> each.table().toString())
                .collect(joining(", "));
        if (!foreign.isEmpty()) {
            blockers.add("alter %s on %s → the operator does not own them → grant their owners' roles to the operator"
                    .formatted(foreign, on));
        }
        return blockers;
    }
}
