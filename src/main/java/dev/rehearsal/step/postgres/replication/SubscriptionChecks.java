package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Relation;
import dev.rehearsal.database.postgres.Publication;
import dev.rehearsal.database.postgres.PublishedTables;
import dev.rehearsal.database.postgres.Slot;
import dev.rehearsal.database.postgres.Subscription;
import dev.rehearsal.step.Few;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.ability.EnablesPublishing;
import dev.rehearsal.step.postgres.schema.ApplySchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must be so before a server can subscribe to another. Reads only. */
record SubscriptionChecks(String on, String from, String name, String publication) {
    /** A subscription needs a slot of its own and, while it copies, one at least for its tables. */
    private static final int SLOTS = 2;

    /**
     * Whether a step of this rehearsal made it: what is somebody else's must not be dropped by the end of the runbook.
     */
    boolean isThere(StepContext context) {
        if (!context.exists(on) || !SubscriptionRemoval.isNoted(context, name)) {
            return false;
        }
        try (Sql green = context.sql(on)) {
            return Subscription.find(green, name)
                    .filter(found -> found.isEnabled() && found.publications().equals(publication))
                    .isPresent();
        }
    }

    List<String> blockers(StepContext context) {
        List<String> blockers = new ArrayList<>(new PublisherTrust(on, from).blockers(context));
        if (context.exists(on)) {
            try (Sql green = context.alone(on)) {
                onSubscriber(green, blockers);
            }
        }
        if (context.exists(from)) {
            try (Sql blue = context.sql(from)) {
                onPublisher(blue, blockers);
            }
        }
        if (context.exists(on) && context.exists(from)) {
            rows(context).ifPresent(blockers::add);
        }
        return List.copyOf(blockers);
    }

    List<Prerequisite> prerequisites(StepContext context) {
        List<Prerequisite> prerequisites = new ArrayList<>();
        if (context.exists(from)) {
            try (Sql blue = context.sql(from)) {
                publisherPrerequisites(blue, prerequisites);
            }
        }
        if (context.exists(on) && context.exists(from)) {
            structure(context).ifPresent(prerequisites::add);
        }
        return List.copyOf(prerequisites);
    }

    private void onSubscriber(Sql green, List<String> blockers) {
        if (Subscription.find(green, name).isPresent()) {
            blockers.add(attempt(
                            "a subscription '%s' is there, disabled, of something else, or made by no step of this rehearsal"
                                    .formatted(name))
                    + "drop it, or choose another name");
        }
        for (String loud : SecretSession.begin(green)) {
            blockers.add(attempt("the password would be written to the log of %s: %s".formatted(on, loud))
                    + "change it in the parameter group until the step has run");
        }
        blockers.addAll(new OwnersWhoApply(on, true).blockers(green, this::attempt));
        blockers.addAll(new KeptForeignKeys(on).blockers(green, this::attempt));
        long workers = green.number("select current_setting('max_logical_replication_workers')::int");
        if (workers < SLOTS) {
            blockers.add(attempt("max_logical_replication_workers of %s is %d".formatted(on, workers))
                    + "set it to 4 at least");
        }
    }

    private void onPublisher(Sql blue, List<String> blockers) {
        blockers.addAll(new PublicationChecks(from, publication)
                .blockers(blue, "subscribe %s to '%s' of %s".formatted(on, publication, from)));
        if (Slot.find(blue, name).isPresent()) {
            blockers.add(
                    attempt("a slot '%s' is left on %s".formatted(name, from)) + "drop it: " + Slot.dropping(name));
        }
        List<String> unreadable = blue.texts("""
                select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and c.relpersistence = 'p' and c.oid >= 16384
                  and not has_table_privilege(c.oid, 'SELECT') order by 1""");
        if (!unreadable.isEmpty()) {
            blockers.add(attempt("the operator may not read %s of %s".formatted(new Few(unreadable), from))
                    + "grant select on them");
        }
    }

    private void publisherPrerequisites(Sql blue, List<Prerequisite> prerequisites) {
        prerequisites.addAll(WalLevel.prerequisites(blue, from));
        if (Publication.find(blue, publication).isEmpty()) {
            prerequisites.add(new Prerequisite(
                    CreatePublication.class,
                    attempt("%s has no publication '%s'".formatted(from, publication)) + "create it first"));
        }
        long free = blue.number(
                "select current_setting('max_replication_slots')::int - (select count(*) from pg_replication_slots)");
        long senders = blue.number(
                "select current_setting('max_wal_senders')::int - (select count(*) from pg_stat_replication)");
        if (Math.min(free, senders) < SLOTS) {
            prerequisites.add(new Prerequisite(
                    EnablesPublishing.class,
                    attempt("%s has %d replication slots and %d senders left".formatted(from, free, senders))
                            + "raise max_replication_slots and max_wal_senders"));
        }
    }

    private Optional<Prerequisite> structure(StepContext context) {
        try (Sql blue = context.sql(from);
                Sql green = context.sql(on)) {
            List<String> differences = PublishedTables.of(blue).differences(PublishedTables.of(green), on);
            return differences.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Prerequisite(
                            ApplySchema.class,
                            attempt(new Few(differences).toString()) + "give it the structure first"));
        }
    }

    private Optional<String> rows(StepContext context) {
        try (Sql blue = context.sql(from);
                Sql green = context.sql(on)) {
            List<Relation> filled =
                    PublishedTables.withRows(green, PublishedTables.of(blue).alsoIn(PublishedTables.of(green)));
            return filled.isEmpty()
                    ? Optional.empty()
                    : Optional.of(attempt("%s holds rows in %s already, which the initial copy would meet"
                                    .formatted(on, new Few(filled)))
                            + "empty them");
        }
    }

    private String attempt(String found) {
        return "subscribe %s to '%s' of %s → %s → ".formatted(on, publication, from, found);
    }
}
