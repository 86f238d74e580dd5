package dev.rehearsal.step.database;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Relation;
import dev.rehearsal.database.dialect.SequencePosition;
import dev.rehearsal.database.dialect.SequenceReading;
import dev.rehearsal.journal.Milestone;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Effort;
import dev.rehearsal.step.Few;
import dev.rehearsal.step.Overlaps;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.ability.BringsStructure;
import dev.rehearsal.step.ability.CatchesUp;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sets every sequence that is behind its counterpart ahead of it, owned by a column or not, since replication carries
 * none. What it saw and set is noted: where it stands a second time in a runbook, inside the pause, the sequences of
 * the server that is followed are read once, only what has moved since is set, and the other server's are read to
 * verify that; a look tells only what has moved. Of more than a thousand that were never called, it does not see that
 * {@code setval} moved one and left it as never called; parity at the cut does.
 */
public record SynchronizeSequences(
        @Default("blue") @Says("the server that is followed") @Role
        String from,

        @Default("green") @Says("the server whose sequences are set") @Role
        String to,

        @Default("100") @Says("by how many values they are set ahead")
        long margin)
        implements Reversible, Overlaps {
    /** Each server is asked for its sequences and where they stand, on a connection that is tried first. */
    private static final Effort EFFORT = Effort.roundTrips(7).andCommits(1);

    /**
     * Replication carries no sequences; it only carries what was committed before. That {@code truncate ... restart
     * identity} sets one back too late for this step, parity at the cut sees.
     */
    @Override
    public boolean isIndependentOf(Step before) {
        return before instanceof CatchesUp;
    }

    @Override
    public Plan plan(StepContext context) {
        if (!context.exists(from) || !context.exists(to)) {
            return Plan.of(Action.sql(
                            to,
                            context.dialect().counters().settingEach("its value on %s + %d".formatted(from, margin)))
                    .taking(EFFORT));
        }
        List<String> refused = new RefusedSequences(context, from, to).blockers();
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
                : Plan.of(actions(context, gap.behind())).withPrerequisites(prerequisites(gap.missing()));
    }

    @Override
    public void execute(StepContext context) throws StepFailedException {
        NotedSequences noted = noted(context);
        boolean isFirst = !noted.isKnown();
        noted.begin();
        SequenceReading blue = isFirst ? readAll(context, from) : read(context, from);
        try (Sql sql = context.sql(to)) {
            List<SequencePosition> behind;
            if (isFirst) {
                SequenceReading green = context.dialect().counters().read(sql);
                behind = behind(blue, green.positions());
                noted.first(blue, green, behind);
            } else {
                Map<Relation, SequencePosition> green = counterparts(context, sql, blue);
                behind = behind(blue, green);
                noted.further(green, behind);
            }
            context.dialect().counters().set(sql, behind);
        }
        context.journal().reached(Milestone.SEQUENCES_SET);
    }

    @Override
    public Verification verify(StepContext context) {
        List<String> problems = problems(context);
        return problems.isEmpty()
                ? Verification.holds(expected())
                : Verification.fails(expected(), new Few(problems).toString());
    }

    @Override
    public void undo(StepContext context) {
        NotedSequences noted = noted(context);
        List<SequencePosition> before = List.copyOf(noted.before());
        if (!before.isEmpty()) {
            try (Sql sql = context.sql(to)) {
                context.dialect().counters().set(sql, before);
            }
        }
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
            return context.dialect().counters().read(sql);
        }
    }

    /** The sequences that do not stand where they were known to stand. */
    private SequenceReading read(StepContext context, String role) {
        try (Sql sql = context.sql(role)) {
            return context.dialect().counters().read(sql, noted(context).known(role));
        }
    }

    /** What is not as it should be: ten thousand are verified while clients wait, and few of them have moved. */
    private List<String> problems(StepContext context) {
        NotedSequences noted = noted(context);
        if (!noted.isKnown()) {
            Map<Relation, SequencePosition> blue = readAll(context, from).positions();
            return SequenceGap.problems(blue.values(), readAll(context, to).positions());
        }
        try (Sql sql = context.sql(to)) {
            SequenceReading green = context.dialect().counters().read(sql, noted.known(to));
            if (!green.gone().isEmpty()) {
                return SequenceGap.problems(
                        noted.positions().values(),
                        context.dialect().counters().read(sql).positions());
            }
            // Of many that were never called, no look tells which have moved.
            Map<Relation, SequencePosition> told = context.dialect().counters().positionsOf(sql, noted.movedUncalled());
            told.putAll(green.positions());
            Set<Relation> doubtful = noted.moved();
            doubtful.addAll(told.keySet());
            // A look leaves out a sequence that stands where the first look left it, even if somebody put it back.
            Map<Relation, SequencePosition> found = noted.afterFirst(doubtful);
            Map<Relation, SequencePosition> wanted = noted.movedSince(found);
            found.putAll(told);
            return SequenceGap.problems(wanted.values(), found);
        }
    }

    private Map<Relation, SequencePosition> counterparts(StepContext context, SequenceReading blue) {
        try (Sql sql = context.sql(to)) {
            return counterparts(context, sql, blue);
        }
    }

    /**
     * Where the sequences stand on the other server that have moved here. They may have moved there too:
     * {@code truncate ... restart identity} is replicated, and triggers may call them.
     */
    private static Map<Relation, SequencePosition> counterparts(StepContext context, Sql sql, SequenceReading blue) {
        return context.dialect().counters().positionsOf(sql, blue.positions().keySet());
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

    private List<Action> actions(StepContext context, List<SequencePosition> behind) {
        return behind.isEmpty()
                ? List.of()
                : List.of(Action.sql(to, context.dialect().counters().setting(behind))
                        .taking(EFFORT));
    }

    private List<Prerequisite> prerequisites(List<Relation> missing) {
        return missing.isEmpty()
                ? List.of()
                : List.of(new Prerequisite(
                        BringsStructure.class,
                        "set sequences: %s on %s → missing there → create what is missing"
                                .formatted(new Few(missing), to)));
    }
}
