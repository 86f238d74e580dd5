package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Relation;
import dev.rehearsal.database.postgres.Publication;
import dev.rehearsal.database.postgres.ReplicaIdentity;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Few;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Statements;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Publishes every table, present and future. */
public record CreatePublication(
        @Default("blue") @Says("the server whose tables are published") @Role
        String on,

        @Default("upgrade") @Says("the publication's name") String publication)
        implements Reversible {
    private static final long LOGICAL_REPLICATION_SINCE = 100000;

    @Override
    public Plan plan(StepContext context) {
        Plan plan = Plan.of(statements().actions());
        if (!context.exists(on)) {
            return plan;
        }
        try (Sql sql = context.sql(on)) {
            Optional<Publication> found = Publication.find(sql, publication);
            if (isOurs(context) && found.filter(Publication::isEverything).isPresent()) {
                return Plan.nothingToDo("%s has a publication '%s' of all tables".formatted(on, publication));
            }
            List<String> notes = new ArrayList<>(Publication.leftOut(sql));
            notes.addAll(Publication.incomparable(sql));
            return plan.withBlockers(blockers(context, sql, found.isPresent()))
                    .withPrerequisites(prerequisites(sql))
                    .withNotes(notes);
        }
    }

    @Override
    public void execute(StepContext context) {
        try (Sql sql = context.sql(on)) {
            if (Publication.find(sql, publication).isEmpty()) {
                context.values().note(created(), "created");
                statements().send(sql);
            }
        }
    }

    @Override
    public Verification verify(StepContext context) {
        String expected = "%s has a publication '%s' of all tables".formatted(on, publication);
        try (Sql sql = context.sql(on)) {
            Optional<Publication> found = Publication.find(sql, publication);
            if (found.filter(Publication::isEverything).isPresent()) {
                return Verification.holds(expected);
            }
            return Verification.fails(expected, found.isPresent() ? "one of fewer tables or changes" : "none");
        }
    }

    @Override
    public void undo(StepContext context) {
        if (!isOurs(context)) {
            return;
        }
        try (Sql sql = context.sql(on)) {
            if (Publication.find(sql, publication).isPresent()) {
                sql.execute(Publication.dropping(publication));
            }
        }
    }

    /**
     * Whether a step of this rehearsal made it; whoever finds another and goes on would have it dropped by the end of
     * the runbook.
     */
    public boolean isOurs(StepContext context) {
        return context.values().get(created()).isPresent();
    }

    private String created() {
        return "publication.%s.%s".formatted(on, publication);
    }

    private Statements statements() {
        return Statements.of(on, Publication.creating(publication));
    }

    private List<String> blockers(StepContext context, Sql sql, boolean isThere) {
        List<String> blockers = new ArrayList<>();
        if (sql.number("select current_setting('server_version_num')::int") < LOGICAL_REPLICATION_SINCE) {
            blockers.add("create publication '%s' on %s → the server is older than PostgreSQL 10 → use another runbook"
                    .formatted(publication, on));
        }
        if (isThere) {
            blockers.add(
                    "create publication '%s' on %s → one of that name is there, %s%s → choose another name, or drop it"
                            .formatted(
                                    publication,
                                    on,
                                    isOurs(context) ? "made by this rehearsal" : "made by no step of this rehearsal",
                                    new PublicationChecks(on, publication)
                                            .leftOut(sql)
                                            .map(", and it leaves out "::concat)
                                            .orElse("")));
        }
        return blockers;
    }

    /** A published table without a replica identity refuses every UPDATE and DELETE from the first moment on. */
    private List<Prerequisite> prerequisites(Sql sql) {
        List<Prerequisite> prerequisites = new ArrayList<>(WalLevel.prerequisites(sql, on));
        List<Relation> unusable = ReplicaIdentity.unusable(sql).stream()
                .map(ReplicaIdentity::table)
                .toList();
        if (!unusable.isEmpty()) {
            prerequisites.add(new Prerequisite(
                    EnsureReplicaIdentity.class,
                    "publish %s of %s → without primary key or usable replica identity, updates and deletes would fail at once → give it one"
                            .formatted(new Few(unusable), on)));
        }
        return prerequisites;
    }
}
