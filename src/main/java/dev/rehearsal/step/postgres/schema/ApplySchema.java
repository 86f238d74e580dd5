package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Relation;
import dev.rehearsal.database.postgres.Inventory;
import dev.rehearsal.database.postgres.OwnSchemas;
import dev.rehearsal.database.postgres.PublishedTables;
import dev.rehearsal.step.Action;
import dev.rehearsal.step.Default;
import dev.rehearsal.step.Few;
import dev.rehearsal.step.Plan;
import dev.rehearsal.step.Prerequisite;
import dev.rehearsal.step.Reversible;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Says;
import dev.rehearsal.step.Statements;
import dev.rehearsal.step.StepContext;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.step.Verification;
import dev.rehearsal.step.ability.BringsStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives an empty server the structure of another: roles, tables and all else, no rows. */
public record ApplySchema(
        @Default("blue") @Says("the server whose structure is wanted") @Role
        String from,

        @Default("green") @Says("the server that gets it") @Role
        String to,

        @Default("migrations") @Says("where the structure comes from: migrations, pg-dump or command")
        SchemaSource with,

        @Default("classpath:estate/postgres/structure") @Says("the folder of the migrations")
        String path,

        @Says("the command line, with BLUE_HOST, GREEN_PORT and so on in its environment")
        Optional<String> command)
        implements Reversible, BringsStructure {
    @Override
    public Plan plan(StepContext context) {
        if (!context.exists(from)) {
            return Plan.of(source().actions(context));
        }
        Ownership ownership = Ownership.between(context, from, to);
        Plan plan = Plan.of(actions(context, ownership)).withNotes(notes(ownership));
        if (!context.exists(to)) {
            return plan.withBlockers(source().blockers(context)).withPrerequisites(rights(context, ownership));
        }
        return isApplied(context)
                ? Plan.nothingToDo("every table of %s is on %s, in the same shape and empty".formatted(from, to))
                : plan.withBlockers(blockers(context)).withPrerequisites(rights(context, ownership));
    }

    private List<Action> actions(StepContext context, Ownership ownership) {
        List<Action> actions = new ArrayList<>(marker(context).actions());
        actions.addAll(ownership.roles().actions());
        actions.addAll(new Statements(to, ownership.lending()).actions());
        actions.addAll(source().actions(context));
        actions.addAll(afterwards(context, ownership).actions());
        return actions;
    }

    private Statements afterwards(StepContext context, Ownership ownership) {
        List<String> texts = new ArrayList<>(context.dialect().markers().creating());
        texts.addAll(ownership.database().giving());
        return new Statements(to, texts);
    }

    private List<String> notes(Ownership ownership) {
        List<String> notes = new ArrayList<>(ownership.roles().notes());
        if (!ownership.lent().isEmpty()) {
            notes.add("the operator stays a member of %s, as whom changes are applied, until drop-subscription on %s"
                    .formatted(new Few(ownership.lent()), to));
        }
        return notes;
    }

    /** What the operator has no right to give; an operator's own step may see to it. */
    private List<Prerequisite> rights(StepContext context, Ownership ownership) {
        List<String> problems =
                new ArrayList<>(new RoleProblems(ownership.roles(), context.exists(to) ? to : from).found(context));
        problems.addAll(ownership.database().problems(ownership.roles().giver(), to));
        if (with == SchemaSource.PG_DUMP) {
            problems.addAll(ownership.problems());
        }
        return problems.stream()
                .map(problem -> new Prerequisite(Set.of(), problem))
                .toList();
    }

    @Override
    public void execute(StepContext context) throws StepFailedException, InterruptedException {
        if (isApplied(context)) {
            return;
        }
        Ownership ownership = Ownership.between(context, from, to);
        createMarker(context);
        try (Sql sql = context.sql(to)) {
            undoing().note(context, Inventory.of(sql), ownership);
            ownership.roles().create(sql);
            new Statements(to, ownership.lending()).send(sql);
        }
        source().apply(context);
        try (Sql sql = context.sql(to)) {
            afterwards(context, ownership).send(sql);
        }
    }

    @Override
    public Verification verify(StepContext context) {
        return Verification.without(
                problems(context), "every table of %s is on %s, in the same shape and empty".formatted(from, to));
    }

    @Override
    public void undo(StepContext context) {
        undoing().undo(context);
    }

    private StructureSource source() {
        return switch (with) {
            case MIGRATIONS -> new Migrations(to, path);
            case PG_DUMP -> new Dump(from, to);
            case COMMAND -> new OwnCommand(from, to, command);
        };
    }

    private AppliedSchema undoing() {
        return new AppliedSchema(from, to);
    }

    private Statements marker(StepContext context) {
        try (Sql sql = context.sql(from)) {
            return new Statements(from, context.dialect().markers().missing(sql));
        }
    }

    private void createMarker(StepContext context) {
        Statements marker = marker(context);
        if (!marker.isEmpty()) {
            undoing().noteMarker(context);
        }
        try (Sql sql = context.sql(from)) {
            marker.send(sql);
        }
    }

    private boolean isApplied(StepContext context) {
        try (Sql sql = context.sql(from)) {
            return context.dialect().markers().isThere(sql) && problems(context).isEmpty();
        }
    }

    private List<String> problems(StepContext context) {
        try (Sql blue = context.sql(from);
                Sql green = context.sql(to)) {
            PublishedTables wanted = PublishedTables.of(blue);
            PublishedTables found = PublishedTables.of(green);
            List<String> problems = new ArrayList<>(wanted.differences(found, to));
            for (Relation table : PublishedTables.withRows(green, wanted.alsoIn(found))) {
                problems.add("table %s on %s holds rows".formatted(table, to));
            }
            return List.copyOf(problems);
        }
    }

    private List<String> blockers(StepContext context) {
        List<String> blockers = new ArrayList<>(source().blockers(context));
        try (Sql blue = context.sql(from);
                Sql green = context.sql(to)) {
            List<Relation> inTheWay = PublishedTables.of(blue).alsoIn(PublishedTables.of(green)).stream()
                    .filter(table -> !table.schema().equals(OwnSchemas.CANARY))
                    .toList();
            List<Relation> filled = PublishedTables.withRows(green, inTheWay);
            if (!filled.isEmpty()) {
                blockers.add(
                        "apply the structure of %s to %s → there are rows in %s already, which the initial copy would meet → begin with an empty server"
                                .formatted(from, to, new Few(filled)));
            } else if (!inTheWay.isEmpty()) {
                blockers.add("apply the structure of %s to %s → %s has %s already → begin with an empty server"
                        .formatted(from, to, to, new Few(inTheWay)));
            }
        }
        return blockers;
    }
}
