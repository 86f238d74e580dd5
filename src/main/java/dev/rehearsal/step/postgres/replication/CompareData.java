package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.check.parity.ComparisonOptions;
import dev.rehearsal.check.parity.DataComparison;
import dev.rehearsal.check.parity.DataParity;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.dialect.Relation;
import dev.rehearsal.database.postgres.Subscription;
import dev.rehearsal.database.postgres.SubscriptionHealth;
import dev.rehearsal.database.postgres.UserTables;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.LeavesNothing;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Compares every row of a server with those of one that follows it, while clients write: a row that differs is read
 * again until it is the same on both, or has stayed different though a marker row written later has arrived. Nothing
 * needs to be taken back: marker rows go with their table, when replication is taken down.
 */
public record CompareData(
        @Default("blue") @Says("the server that clients write to") @Role
        String from,

        @Default("green") @Says("the server that follows it") @Role
        String to,

        @Default("10s") @Says("for how long a difference must stay as it is before it counts")
        Duration settleWithin)
        implements LeavesNothing {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    @Override
    public Plan plan(StepContext context) {
        Plan plan = Plan.of(Action.await(to, "until every row of %s has been found on %s".formatted(from, to)))
                .withNotes(List.of("should rows differ, a marker row written on %s tells when %s has what %s had"
                        .formatted(from, to, from)));
        List<String> blockers = new ArrayList<>();
        for (String role : List.of(from, to)) {
            if (context.exists(role)) {
                try (Sql sql = context.sql(role)) {
                    UserTables.unreadable(sql).forEach(table -> blockers.add(blocker(role, table)));
                }
            }
        }
        return plan.withBlockers(blockers);
    }

    private String blocker(String role, String table) {
        return "compare the rows of %s → the operator may not read %s on %s → grant select on it"
                .formatted(from, table, role);
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        DataParity parity = DataComparison.live(
                context.dialect(),
                () -> context.alone(from),
                () -> context.alone(to),
                ComparisonOptions.usual().settleWithin(settleWithin).following(() -> awaitCaughtUp(context)),
                context.journal(),
                context.deadline());
        if (Thread.interrupted()) {
            throw new InterruptedException("while rows were compared");
        }
        if (!parity.findings().isEmpty()) {
            StepFailedException failure = new StepFailedException(
                    "compare every row of %s with those of %s".formatted(from, to),
                    parity.findings().stream().map(CompareData::inWords).collect(Collectors.joining("; ")),
                    parity.findings().get(0).advice());
            throw isApplyingFailed(context) ? failure.toldInLogOf(to) : failure;
        }
        context.values().note(compared(), String.valueOf(parity.tables().size()));
    }

    /** Whether rows differ since nobody applies what was received. */
    private boolean isApplyingFailed(StepContext context) {
        try (Sql green = context.sql(to)) {
            return SubscriptionHealth.of(green).errors() > 0
                    || !Subscription.withoutWorker(green).isEmpty();
        } catch (SqlFailedException e) {
            return false;
        }
    }

    /** How many tables were compared, once all of them were. */
    private String compared() {
        return "compared.%s.%s".formatted(from, to);
    }

    /** Servers that do not follow one another are compared as they are. */
    private void awaitCaughtUp(StepContext context) throws InterruptedException {
        if (!new ReplicationChecks(from, to).isFollowing(context)) {
            return;
        }
        UUID marker = UUID.randomUUID();
        try (Sql blue = context.sql(from);
                Sql green = context.sql(to)) {
            context.dialect().markers().write(blue, marker);
            Await.until(
                    "what was written on %s to arrive on %s".formatted(from, to),
                    context.deadline(),
                    BETWEEN_LOOKS,
                    () -> Observation.of(
                            context.dialect().markers().holds(green, marker), "the marker row is not there"));
        }
    }

    private static String inWords(Finding finding) {
        return "%s: %s".formatted(finding.where(), finding.found());
    }

    /** Reading all rows again would tell no more; what is quickly seen is whether it did, and rows are there. */
    @Override
    public Verification verify(StepContext context) {
        try (Sql blue = context.sql(from);
                Sql green = context.sql(to)) {
            Set<Relation> here = new TreeSet<>(UserTables.withRows(blue));
            Set<Relation> there = new TreeSet<>(UserTables.withRows(green));
            List<String> problems = new ArrayList<>();
            if (context.values().get(compared()).isEmpty()) {
                problems.add("the comparison did not come to its end");
            }
            here.stream()
                    .filter(table -> !there.contains(table))
                    .forEach(table -> problems.add("%s has rows on %s alone".formatted(table, from)));
            there.stream()
                    .filter(table -> !here.contains(table))
                    .forEach(table -> problems.add("%s has rows on %s alone".formatted(table, to)));
            return Verification.without(
                    problems, "every table with rows on %s or %s has rows on both".formatted(from, to));
        }
    }
}
