package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Publication;
import dev.rehearsal.database.postgres.Slot;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Statements;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.ability.EnablesPublishing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the slot from which a copy of the server will be kept level. The publication comes before it: what is committed
 * while there is a slot and no publication cannot be decoded.
 */
public record CreateReplicationSlot(
        @Default("blue") @Says("the server whose changes are kept") @Role
        String on,

        @Default("upgrade") @Says("the slot's name") String slot,

        @Default("upgrade") @Says("the publication that will be read through it")
        String publication,

        @Default("60s") @Says("how long open transactions may hold it up")
        Duration within)
        implements Reversible {
    /** The value that holds the position from which on a slot tells what is committed. */
    static String lsnOf(String role, String slot) {
        return "slot.%s.%s.lsn".formatted(role, slot);
    }

    @Override
    public Plan plan(StepContext context) {
        Plan plan = Plan.of(new Statements(on, creation().statements(within)).actions());
        if (!Slot.isName(slot)) {
            return plan.withBlockers(List.of(
                    "create slot '%s' on %s → PostgreSQL takes no such name → use lower case letters, digits and underscores, 63 at most"
                            .formatted(slot, on)));
        }
        if (!context.exists(on)) {
            return plan;
        }
        try (Sql sql = context.sql(on)) {
            boolean isThere = Slot.find(sql, slot).isPresent();
            if (isThere && isOurs(context)) {
                return Plan.nothingToDo("%s has slot '%s'".formatted(on, slot));
            }
            List<String> blockers = new ArrayList<>(
                    new PublicationChecks(on, publication).blockers(sql, "create slot '%s' on %s".formatted(slot, on)));
            if (isThere) {
                blockers.add(left());
            }
            return plan.withBlockers(blockers).withPrerequisites(prerequisites(sql));
        }
    }

    @Override
    public void execute(StepContext context) throws StepFailedException {
        try (Sql sql = context.sql(on)) {
            if (Slot.find(sql, slot).isPresent() && isOurs(context)) {
                return;
            }
        }
        context.values().note(lsnOf(on, slot), "being made");
        context.values().note(lsnOf(on, slot), creation().run(context).toString());
    }

    @Override
    public Verification verify(StepContext context) {
        String expected = "%s keeps its changes in slot '%s'".formatted(on, slot);
        try (Sql sql = context.sql(on)) {
            return Slot.find(sql, slot).isPresent()
                    ? Verification.holds(expected)
                    : Verification.fails(expected, "there is no such slot");
        }
    }

    @Override
    public void undo(StepContext context) throws StepFailedException, InterruptedException {
        if (isOurs(context)) {
            new SlotRemoval(on).run(context, "'%s'".formatted(slot), this::found);
        }
    }

    private List<String> found(Sql sql) {
        return Slot.find(sql, slot).map(Slot::name).stream().toList();
    }

    private SlotCreation creation() {
        return new SlotCreation(on, slot, within);
    }

    private boolean isOurs(StepContext context) {
        return context.values().get(lsnOf(on, slot)).isPresent();
    }

    private List<Prerequisite> prerequisites(Sql sql) {
        List<Prerequisite> prerequisites = new ArrayList<>(WalLevel.prerequisites(sql, on));
        if (Publication.find(sql, publication).isEmpty()) {
            prerequisites.add(new Prerequisite(
                    CreatePublication.class,
                    "create slot '%s' on %s → there is no publication '%s' → create it first: what is committed between the two could not be decoded"
                            .formatted(slot, on, publication)));
        }
        if (sql.number(
                        "select current_setting('max_replication_slots')::int - (select count(*) from pg_replication_slots)")
                < 1) {
            prerequisites.add(new Prerequisite(
                    EnablesPublishing.class,
                    "create slot '%s' on %s → no slot is free → raise max_replication_slots".formatted(slot, on)));
        }
        return prerequisites;
    }

    private String left() {
        return "create slot '%s' on %s → one is left from before, which keeps its log since then → drop it: %s"
                .formatted(slot, on, Slot.dropping(slot));
    }
}
