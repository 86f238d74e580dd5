package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Lsn;
import dev.rehearsal.database.postgres.Slot;
import dev.rehearsal.database.postgres.StartLsn;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.LeavesNothing;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Notes where in the source's log a clone was taken, and so where replication has to go on. Before the clone is
 * upgraded, which begins a log of its own. Changes nothing.
 */
public record ReadStartLsn(
        @Default("green") @Says("the clone") @Role String on,

        @Default("blue") @Says("the server it was cloned from") @Role
        String of,

        @Default("upgrade") @Says("the slot that keeps what was committed since")
        String slot)
        implements LeavesNothing {
    /** The value that holds the position where a role's clone was taken. */
    static String valueOf(String role) {
        return "start.%s.lsn".formatted(role);
    }

    @Override
    public Plan plan(StepContext context) {
        return noted(context)
                .map(lsn -> Plan.nothingToDo("%s was cloned at %s".formatted(on, lsn)))
                .orElseGet(() -> {
                    Plan plan = Plan.of(Action.sql(on, StartLsn.READING));
                    return context.exists(on) ? plan.withBlockers(blockers(context)) : plan;
                });
    }

    @Override
    public void execute(StepContext context) throws StepFailedException {
        if (noted(context).isPresent()) {
            return;
        }
        List<String> blockers = blockers(context);
        if (!blockers.isEmpty()) {
            throw new StepFailedException(
                    "read where %s was cloned".formatted(on), String.join("; ", blockers), "clone it again");
        }
        try (Sql sql = context.sql(on)) {
            context.values().note(valueOf(on), StartLsn.read(sql).toString());
        }
    }

    @Override
    public Verification verify(StepContext context) {
        String expected = "%s was cloned behind slot '%s' of %s, and not ahead of %s".formatted(on, slot, of, of);
        Optional<Lsn> noted = noted(context);
        return noted.isEmpty()
                ? Verification.fails(expected, "its position was not noted")
                : Verification.without(contradictions(context, noted.get()), expected + ": " + noted.get());
    }

    private Optional<Lsn> noted(StepContext context) {
        return context.values().get(valueOf(on)).map(Lsn::parse);
    }

    private List<String> blockers(StepContext context) {
        try (Sql clone = context.sql(on)) {
            Optional<String> refusal = StartLsn.refusal(clone);
            if (refusal.isPresent()) {
                return List.of(
                        "read where %s was cloned → %s → find the LSN in the clone's log file ('redo'), or clone a newer version"
                                .formatted(on, refusal.get()));
            }
            List<String> blockers = new ArrayList<>(contradictions(context, StartLsn.read(clone)));
            if (major(clone) != majorOf(context)) {
                blockers.add(
                        "read where %s was cloned → it has version %d already, and an upgrade begins a log of its own → clone it again and read before the upgrade"
                                .formatted(on, major(clone)));
            }
            return blockers;
        }
    }

    /** The sanity check of the runbook, and its counterpart. */
    private List<String> contradictions(StepContext context, Lsn start) {
        List<String> problems = new ArrayList<>();
        try (Sql source = context.sql(of)) {
            Optional<Lsn> kept = kept(context, source);
            if (kept.isEmpty()) {
                problems.add(
                        "%s has no slot '%s' that keeps what was committed since %s was cloned; name the one it has"
                                .formatted(of, slot, on));
            }
            kept.filter(start::isBefore)
                    .ifPresent(from -> problems.add(
                            "%s was cloned at %s, before slot '%s' of %s at %s: what lies between is nowhere"
                                    .formatted(on, start, slot, of, from)));
            Lsn now = Lsn.now(source);
            if (now.isBefore(start)) {
                problems.add("%s says it was cloned at %s, and %s is only at %s: it is no clone of it"
                        .formatted(on, start, of, now));
            }
        }
        return problems;
    }

    /** From where on the slot keeps changes: as noted when this runbook made it, or as the source tells. */
    private Optional<Lsn> kept(StepContext context, Sql source) {
        return context.values()
                .get(CreateReplicationSlot.lsnOf(of, slot))
                .map(Lsn::parse)
                .or(() -> Slot.keptFrom(source, slot));
    }

    private long majorOf(StepContext context) {
        try (Sql source = context.sql(of)) {
            return major(source);
        }
    }

    private static long major(Sql sql) {
        return sql.number("select current_setting('server_version_num')::int / 10000");
    }
}
