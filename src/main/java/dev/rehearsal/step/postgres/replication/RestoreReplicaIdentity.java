package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Relation;
import dev.rehearsal.database.postgres.ReplicaIdentity;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Statements;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import java.util.List;
import java.util.Set;

/** Gives the tables that {@link EnsureReplicaIdentity} changed the replica identity they had before, on any server. */
public record RestoreReplicaIdentity(
        @Default("green") @Says("the server whose tables are restored") @Role
        String on) implements Step {
    private static final String RESTORING =
            "alter table {each that ensure-replica-identity changed} replica identity {as it was}";

    @Override
    public Plan plan(StepContext context) {
        if (!context.exists(on)) {
            return Plan.of(Statements.of(on, RESTORING).actions());
        }
        PatientAlter alter = alter(context);
        return alter.texts().isEmpty()
                ? Plan.nothingToDo("no table on %s still has a replica identity given for the upgrade".formatted(on))
                        .foreseeing(EnsureReplicaIdentity.class, Action.sql(on, RESTORING))
                : Plan.of(alter.actions());
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        alter(context).send(context);
    }

    @Override
    public Verification verify(StepContext context) {
        List<String> problems = changed(context).stream()
                .map(each -> "table %s still logs full rows".formatted(each.table()))
                .toList();
        return Verification.without(problems, "replica identities on %s are what they were".formatted(on));
    }

    private PatientAlter alter(StepContext context) {
        return new PatientAlter(
                on, changed(context).stream().map(ReplicaIdentity::restore).toList());
    }

    private List<ReplicaIdentity> changed(StepContext context) {
        List<ReplicaIdentity> noted = NotedIdentities.all(context);
        if (noted.isEmpty()) {
            return List.of();
        }
        try (Sql sql = context.sql(on)) {
            Set<Relation> full = Set.copyOf(ReplicaIdentity.full(sql));
            return noted.stream().filter(each -> full.contains(each.table())).toList();
        }
    }
}
