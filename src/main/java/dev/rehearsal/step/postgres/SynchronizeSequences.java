package dev.rehearsal.step.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.SequenceState;
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
import dev.rehearsal.step.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sets every sequence ahead of its counterpart, owned by a column or not, since replication carries none. One
 * statement, because it runs inside the pause.
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

    /** Replication carries no sequences, and so does not touch them; it only carries what was committed before. */
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
        List<SequenceState> blue = sequences(context, from);
        List<SequenceState> green = sequences(context, to);
        if (missing(blue, green).isEmpty() && behind(blue, green).isEmpty()) {
            return Plan.nothingToDo("every sequence of %s is ahead of its counterpart on %s".formatted(to, from));
        }
        return Plan.of(Action.sql(to, setting(blue)).taking(EFFORT)).withPrerequisites(prerequisites(blue, green));
    }

    @Override
    public void execute(StepContext context) {
        List<SequenceState> blue = sequences(context, from);
        try (Sql sql = context.sql(to)) {
            List<SequenceState> green = SequenceState.all(sql);
            if (!behind(blue, green).isEmpty()) {
                context.values().note(before(), SequenceState.setting(green));
                sql.texts(setting(blue));
            }
        }
        context.journal().reached(Milestone.SEQUENCES_SET);
    }

    @Override
    public Verification verify(StepContext context) {
        List<SequenceState> blue = sequences(context, from);
        List<SequenceState> green = sequences(context, to);
        List<String> problems = new ArrayList<>();
        missing(blue, green).forEach(each -> problems.add("%s is missing".formatted(each.name())));
        behind(blue, green)
                .forEach(each -> problems.add(
                        "%s is behind: %s would hand out %s next".formatted(each.name(), from, each.next())));
        return Verification.without(
                problems, "every sequence of %s is ahead of its counterpart on %s".formatted(to, from));
    }

    @Override
    public void undo(StepContext context) {
        Optional<String> setting = context.values().get(before());
        if (setting.isPresent()) {
            try (Sql sql = context.sql(to)) {
                sql.texts(setting.get());
            }
        }
    }

    private static List<SequenceState> sequences(StepContext context, String role) {
        try (Sql sql = context.sql(role)) {
            return SequenceState.all(sql);
        }
    }

    private String setting(List<SequenceState> blue) {
        return SequenceState.setting(
                blue.stream().map(each -> each.ahead(margin)).toList());
    }

    private String before() {
        return "sequences.%s.before".formatted(to);
    }

    private static List<SequenceState> missing(List<SequenceState> blue, List<SequenceState> green) {
        Map<?, SequenceState> known = byName(green);
        return blue.stream().filter(each -> !known.containsKey(each.name())).toList();
    }

    /** Those of blue that green's counterparts are behind of. */
    private static List<SequenceState> behind(List<SequenceState> blue, List<SequenceState> green) {
        Map<?, SequenceState> known = byName(green);
        return blue.stream()
                .filter(each -> Optional.ofNullable(known.get(each.name()))
                        .filter(counterpart -> counterpart.isBehind(each))
                        .isPresent())
                .toList();
    }

    private static Map<?, SequenceState> byName(List<SequenceState> sequences) {
        return sequences.stream().collect(Collectors.toMap(SequenceState::name, Function.identity()));
    }

    private List<Prerequisite> prerequisites(List<SequenceState> blue, List<SequenceState> green) {
        return missing(blue, green).stream()
                .map(each -> new Prerequisite(
                        Step.verbOf(ApplySchema.class),
                        "set sequence %s on %s → it is missing there → create it".formatted(each.name(), to)))
                .toList();
    }
}
