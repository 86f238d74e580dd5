package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Publication;
import dev.rehearsal.database.postgres.PublishedTables;
import dev.rehearsal.database.postgres.Slot;
import dev.rehearsal.database.postgres.Subscription;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.ability.BringsStructure;
import dev.rehearsal.step.ability.ClonesServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What must be so before a server that holds the rows already can subscribe through a slot. Reads only. */
record ExistingSlotChecks(String on, String from, String name, String publication) {
    /**
     * Whether a step of this rehearsal made it: what is somebody else's must not be dropped by the end of the runbook.
     */
    boolean isThere(StepContext context) {
        if (!context.exists(on) || !SubscriptionRemoval.isNoted(context, name)) {
            return false;
        }
        try (Sql sql = context.sql(on)) {
            return Subscription.find(sql, name)
                    .filter(found -> found.publications().equals(publication))
                    .isPresent();
        }
    }

    List<String> blockers(StepContext context) {
        List<String> blockers = new ArrayList<>(new PublisherTrust(on, from).blockers(context));
        if (!context.exists(on)) {
            return blockers;
        }
        try (Sql sql = context.alone(on)) {
            if (Subscription.find(sql, name).isPresent()) {
                blockers.add(
                        attempt("a subscription '%s' is there, of something else, or made by no step of this rehearsal"
                                        .formatted(name))
                                + "drop it, or choose another name");
            }
            for (String loud : SecretSession.begin(sql)) {
                blockers.add(attempt("the password would be written to the log of %s: %s".formatted(on, loud))
                        + "change it in the parameter group until the step has run");
            }
            blockers.addAll(new OwnersWhoApply(on, false).blockers(sql, this::attempt));
            blockers.addAll(new KeptForeignKeys(on).blockers(sql, this::attempt));
            if (sql.number("select current_setting('max_logical_replication_workers')::int") < 1) {
                blockers.add(
                        attempt("max_logical_replication_workers of %s is 0".formatted(on)) + "set it to 4 at least");
            }
        }
        return blockers;
    }

    List<Prerequisite> prerequisites(StepContext context) {
        List<Prerequisite> prerequisites = new ArrayList<>();
        if (!context.exists(from)) {
            return prerequisites;
        }
        try (Sql publisher = context.sql(from)) {
            if (Publication.find(publisher, publication).isEmpty()) {
                prerequisites.add(missing(CreatePublication.class, "no publication '%s'".formatted(publication)));
            }
            if (Slot.find(publisher, name).isEmpty()) {
                prerequisites.add(missing(CreateReplicationSlot.class, "no slot '%s'".formatted(name)));
            }
            if (context.exists(on)) {
                prerequisites.addAll(structure(context, publisher));
            }
        }
        return List.copyOf(prerequisites);
    }

    private List<Prerequisite> structure(StepContext context, Sql publisher) {
        try (Sql subscriber = context.sql(on)) {
            return PublishedTables.of(publisher).differences(PublishedTables.of(subscriber), on).stream()
                    .map(problem -> new Prerequisite(
                            Set.of(ClonesServer.class, BringsStructure.class),
                            attempt(problem) + "clone it again, or give it the structure"))
                    .toList();
        }
    }

    private Prerequisite missing(Class<? extends Step> step, String found) {
        return new Prerequisite(
                step, attempt("%s has %s".formatted(from, found)) + "create it before the clone is made");
    }

    private String attempt(String found) {
        return "subscribe %s to '%s' of %s → %s → ".formatted(on, publication, from, found);
    }
}
