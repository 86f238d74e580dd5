package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Lsn;
import dev.rehearsal.database.postgres.Slot;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Effort;
import dev.rehearsal.step.LeavesNothing;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Notes where a server's log stands while nobody writes to it: what it commits from there on is its own, and whoever
 * shall follow it begins there. What was committed before came from that follower. The slot is there already, since to
 * make one takes many times as long, and clients wait. Changes nothing.
 */
public record MarkWayBack(
        @Default("green") @Says("the server that takes over") @Role
        String on,

        @Default("way_back") @Says("the slot that has kept its changes since before")
        String slot)
        implements LeavesNothing {
    /** The value that holds where a role's log stood, for a slot of it. */
    static String valueOf(String role, String slot) {
        return "mark.%s.%s".formatted(role, slot);
    }

    /** Whether a slot tells nothing that was committed before its mark. */
    static boolean isKept(StepContext context, Sql sql, String role, String slot) {
        Optional<Lsn> mark = context.values().get(valueOf(role, slot)).map(Lsn::parse);
        Optional<Lsn> kept = Slot.keptFrom(sql, slot);
        return mark.isPresent() && kept.isPresent() && !kept.get().isBefore(mark.get());
    }

    @Override
    public Plan plan(StepContext context) {
        Plan plan = Plan.of(Action.sql(on, Lsn.READING).taking(Effort.roundTrips(2)));
        if (!context.exists(on)) {
            return plan;
        }
        try (Sql sql = context.sql(on)) {
            return plan.withPrerequisites(Slot.find(sql, slot).isPresent() ? List.of() : List.of(missing()));
        }
    }

    /** Each time anew: an earlier mark is of another moment. */
    @Override
    public void execute(StepContext context) {
        try (Sql sql = context.sql(on)) {
            context.values().note(mark(), Lsn.now(sql).toString());
        }
    }

    @Override
    public Verification verify(StepContext context) {
        Optional<Lsn> marked = context.values().get(mark()).map(Lsn::parse);
        String expected = "what %s commits of its own begins at %s, and slot '%s' keeps it"
                .formatted(on, context.values().orPlaceholder(mark()), slot);
        return marked.isEmpty()
                ? Verification.fails(expected, "its position was not noted")
                : Verification.without(contradictions(context, marked.get()), expected);
    }

    private List<String> contradictions(StepContext context, Lsn marked) {
        List<String> problems = new ArrayList<>();
        try (Sql sql = context.sql(on)) {
            Optional<Lsn> kept = Slot.keptFrom(sql, slot);
            if (kept.isEmpty()) {
                problems.add("%s has no slot '%s'".formatted(on, slot));
            }
            kept.filter(marked::isBefore)
                    .ifPresent(from -> problems.add("slot '%s' keeps only what was committed since %s, and %s is before"
                            .formatted(slot, from, marked)));
            Lsn now = Lsn.now(sql);
            if (now.isBefore(marked)) {
                problems.add("%s is only at %s: %s was noted of another server".formatted(on, now, marked));
            }
        }
        return problems;
    }

    private String mark() {
        return valueOf(on, slot);
    }

    private Prerequisite missing() {
        return new Prerequisite(
                CreateReplicationSlot.class,
                "mark the way back from %s → there is no slot '%s' → create it before traffic is held"
                        .formatted(on, slot));
    }
}
