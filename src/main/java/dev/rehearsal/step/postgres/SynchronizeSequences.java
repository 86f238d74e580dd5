package dev.rehearsal.step.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Relation;
import dev.rehearsal.database.postgres.SequencePosition;
import dev.rehearsal.database.postgres.SequenceReading;
import dev.rehearsal.database.postgres.SequenceRights;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Effort;
import dev.rehearsal.step.Overlaps;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sets every sequence that is behind its counterpart ahead of it, owned by a column or not, since replication carries
 * none. What it saw and set is noted: where it stands a second time in a runbook, inside the pause, the sequences of
 * the server that is followed are read once, only what has moved since is set, and the other server's are read to
 * verify that; a look tells only what has moved. Of more than a thousand that were never called, it does not see that
 * {@code setval} moved one and left it as never called; parity at the cut does.
 */
public record SynchronizeSequences(
        @Default("blue") @Says("the server that is followed")
        String from,

        @Default("green") @Says("the server whose sequences are set")
        String to,

        @Default("100") @Says("by how many values they are set ahead")
        long margin)
        implements Reversible, Overlaps {
    /**
     * Both servers are asked which sequences there are and where they stand, each on a connection that is tried first.
     */
    private static final Effort EFFORT = Effort.roundTrips(7).andCommits(1);

    /**
     * Replication carries no sequences; it only carries what was committed before. That {@code truncate ... restart
     * identity} sets one back too late for this step, parity at the cut sees.
     */
    @Override
    public boolean isIndependentOf(Step before) {
        return before instanceof WaitForReplication;
    }

    @Override
    public Plan plan(StepContext context) {
        if (!context.exists(from) || !context.exists(to)) {
            return Plan.of(
                    Action.sql(to, "select setval({each sequence}, {its value on %s + %d})".formatted(from, margin))
                            .taking(EFFORT));
        }
        List<String> refused = refused(context);
        if (!refused.isEmpty()) {
            return Plan.blocked(refused);
        }
        boolean isKnown = noted(context).isKnown();
        SequenceReading blue = isKnown ? read(context, from) : readAll(context, from);
        SequenceGap gap = SequenceGap.between(
                blue.states(),
                isKnown ? counterparts(context, blue) : readAll(context, to).positions(),
                margin);
        return gap.isClosed()
                ? Plan.nothingToDo(expected())
                : Plan.of(actions(gap.behind())).withPrerequisites(prerequisites(gap.missing()));
    }

    @Override
    public void execute(StepContext context) throws StepFailedException {
        NotedSequences noted = noted(context);
        boolean isFirst = !noted.isKnown();
        noted.begin();
        SequenceReading blue = isFirst ? readAll(context, from) : read(context, from);
        List<SequencePosition> behind;
        if (isFirst) {
            SequenceReading green = readAll(context, to);
            behind = behind(blue, green.positions());
            noted.first(blue, green, behind);
        } else {
            Map<Relation, SequencePosition> green = counterparts(context, blue);
            behind = behind(blue, green);
            noted.further(green, behind);
        }
        set(context, behind);
        context.journal().reached(Milestone.SEQUENCES_SET);
    }

    @Override
    public Verification verify(StepContext context) {
        NotedSequences noted = noted(context);
        Map<Relation, SequencePosition> wanted =
                noted.isKnown() ? noted.positions() : readAll(context, from).positions();
        Map<Relation, SequencePosition> green = standing(context);
        List<String> problems = SequenceGap.problems(wanted.values(), green);
        return problems.isEmpty()
                ? Verification.holds(expected())
                : Verification.fails(expected(), new Few(problems).toString());
    }

    @Override
    public void undo(StepContext context) {
        NotedSequences noted = noted(context);
        set(context, List.copyOf(noted.before()));
        noted.forget();
    }

    private String expected() {
        return "every sequence of %s is ahead of its counterpart on %s".formatted(to, from);
    }

    private NotedSequences noted(StepContext context) {
        return new NotedSequences(context.values(), from, to);
    }

    private static SequenceReading readAll(StepContext context, String role) {
        try (Sql sql = context.sql(role)) {
            return SequenceReading.of(sql);
        }
    }

    /** The sequences that do not stand where they were known to stand. */
    private SequenceReading read(StepContext context, String role) {
        try (Sql sql = context.sql(role)) {
            return SequenceReading.of(sql, noted(context).known(role));
        }
    }

    /** Where the other server's sequences stand, told anew only where one has moved. */
    private Map<Relation, SequencePosition> standing(StepContext context) {
        NotedSequences noted = noted(context);
        if (!noted.isKnown()) {
            return readAll(context, to).positions();
        }
        SequenceReading green = read(context, to);
        if (!green.hasAll(noted.known(to))) {
            return readAll(context, to).positions();
        }
        Map<Relation, SequencePosition> positions = noted.positions();
        positions.putAll(green.positions());
        // A sequence is known as it was before this step set it: should somebody put it back there, no look tells it.
        Set<Relation> moved = noted.moved();
        positions.keySet().removeAll(moved);
        positions.putAll(positions(context, moved));
        return positions;
    }

    /**
     * Where the sequences stand on the other server that have moved here. They may have moved there too:
     * {@code truncate ... restart identity} is replicated, and triggers may call them.
     */
    private Map<Relation, SequencePosition> counterparts(StepContext context, SequenceReading blue) {
        return positions(context, blue.positions().keySet());
    }

    private Map<Relation, SequencePosition> positions(StepContext context, Set<Relation> sequences) {
        if (sequences.isEmpty()) {
            return Map.of();
        }
        try (Sql sql = context.sql(to)) {
            return SequenceReading.positionsOf(sql, sequences);
        }
    }

    private List<SequencePosition> behind(SequenceReading blue, Map<Relation, SequencePosition> green)
            throws StepFailedException {
        SequenceGap gap = SequenceGap.between(blue.states(), green, margin);
        if (!gap.missing().isEmpty()) {
            throw new StepFailedException(
                    "set the sequences of " + to,
                    "%s missing there".formatted(new Few(gap.missing())),
                    "create what is missing");
        }
        return gap.behind();
    }

    private List<Action> actions(List<SequencePosition> behind) {
        return behind.isEmpty()
                ? List.of()
                : List.of(Action.sql(to, SequencePosition.setting(behind)).taking(EFFORT));
    }

    private void set(StepContext context, List<SequencePosition> positions) {
        if (!positions.isEmpty()) {
            try (Sql sql = context.sql(to)) {
                SequencePosition.set(sql, positions);
            }
        }
    }

    private List<String> refused(StepContext context) {
        return Stream.concat(
                        refused(context, from, SequenceRights.READ, "select").stream(),
                        refused(context, to, SequenceRights.SET, "select and update").stream())
                .toList();
    }

    private static Optional<String> refused(
            StepContext context, String role, SequenceRights rights, String privileges) {
        try (Sql sql = context.sql(role)) {
            List<Relation> lacking = rights.lackedOn(sql);
            return lacking.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "synchronize sequences %s of %s → the operator may not → grant %s on them to it, and usage on their schemas"
                                    .formatted(new Few(lacking), role, privileges));
        }
    }

    private List<Prerequisite> prerequisites(List<Relation> missing) {
        return missing.isEmpty()
                ? List.of()
                : List.of(new Prerequisite(
                        Step.verbOf(ApplySchema.class),
                        "set sequences: %s on %s → missing there → create what is missing"
                                .formatted(new Few(missing), to)));
    }
}
