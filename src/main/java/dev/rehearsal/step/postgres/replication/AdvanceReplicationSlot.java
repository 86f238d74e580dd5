package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Slot;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.LeavesNothing;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Statements;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Has a slot tell only what was committed since its server was marked: all before came from whoever will read it. On
 * the server that keeps the slot, where it takes no more than the right to replicate; the origin of a subscription is
 * for superusers to set before version 14. Goes with the slot when the runbook is taken back. What it moved goes with
 * the slot.
 */
public record AdvanceReplicationSlot(
        @Default("green") @Says("the server that keeps the slot") @Role
        String on,

        @Default("way_back") @Says("the slot, which nobody reads yet")
        String slot)
        implements LeavesNothing {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    @Override
    public Plan plan(StepContext context) {
        Plan plan =
                Plan.of(Statements.of(on, Slot.advancing(slot, context.values().orPlaceholder(mark())))
                        .actions());
        if (!context.exists(on)) {
            return plan;
        }
        try (Sql sql = context.sql(on)) {
            return isThere(context, sql)
                    ? Plan.nothingToDo("slot '%s' of %s begins at the mark".formatted(slot, on))
                    : plan.withBlockers(blockers(sql)).withPrerequisites(prerequisites(context, sql));
        }
    }

    /** Again until it is there: a server advances no further than its log is on disk. */
    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        String attempted = "advance slot '%s' of %s".formatted(slot, on);
        try (Sql sql = context.sql(on)) {
            List<String> inTheWay = new ArrayList<>(blockers(sql));
            prerequisites(context, sql).forEach(each -> inTheWay.add(each.problem()));
            if (!isThere(context, sql) && !inTheWay.isEmpty()) {
                throw new StepFailedException(attempted, String.join("; ", inTheWay), "nothing was done");
            }
            Await.until("slot '%s' to begin at the mark".formatted(slot), context.deadline(), BETWEEN_TRIES, () -> {
                if (!isThere(context, sql)) {
                    sql.text(Slot.advancing(slot, context.values().orPlaceholder(mark())));
                }
                return Observation.of(
                        isThere(context, sql),
                        "it begins at " + Slot.keptFrom(sql, slot).orElse(null));
            });
        } catch (TimedOutException e) {
            throw new StepFailedException(
                    attempted, String.valueOf(e.getMessage()), "see what keeps the server from writing its log", e);
        }
    }

    @Override
    public Verification verify(StepContext context) {
        String expected = "slot '%s' of %s tells what was committed since %s"
                .formatted(slot, on, context.values().orPlaceholder(mark()));
        try (Sql sql = context.sql(on)) {
            return isThere(context, sql)
                    ? Verification.holds(expected)
                    : Verification.fails(
                            expected,
                            Slot.keptFrom(sql, slot)
                                    .map(lsn -> "it begins at " + lsn)
                                    .orElse("there is no such slot"));
        }
    }

    private String mark() {
        return MarkWayBack.valueOf(on, slot);
    }

    private boolean isThere(StepContext context, Sql sql) {
        return MarkWayBack.isKept(context, sql, on, slot);
    }

    private List<String> blockers(Sql sql) {
        return Slot.find(sql, slot).filter(Slot::isActive).isPresent()
                ? List.of(
                        "advance slot '%s' of %s → it is read already, and has told what was before → take what reads it away, and make both again"
                                .formatted(slot, on))
                : List.of();
    }

    private List<Prerequisite> prerequisites(StepContext context, Sql sql) {
        List<Prerequisite> prerequisites = new ArrayList<>();
        if (Slot.find(sql, slot).isEmpty()) {
            prerequisites.add(missing(CreateReplicationSlot.class, "there is no such slot", "create it before"));
        }
        if (context.values().get(mark()).isEmpty()) {
            prerequisites.add(missing(MarkWayBack.class, "nobody has marked where", "mark it while nobody writes"));
        }
        return prerequisites;
    }

    private Prerequisite missing(Class<? extends Step> step, String found, String advice) {
        return new Prerequisite(step, "advance slot '%s' of %s → %s → %s".formatted(slot, on, found, advice));
    }
}
