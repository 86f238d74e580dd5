package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Inventory;
import dev.rehearsal.database.postgres.RoleDefinition;
import dev.rehearsal.step.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@link ApplySchema} made, known from what was there before, and how to take it away again. */
record AppliedSchema(String from, String to) {
    void note(StepContext context, Inventory before, Ownership ownership) {
        context.values().note(name("before"), String.join("\n", before.dropping()));
        note(context, "roles", ownership.roles().names());
        note(context, "database", ownership.database().takingBack());
        note(context, "rights", ownership.revoking());
        LentRoles.note(context, to, ownership.lent());
    }

    private void note(StepContext context, String what, List<String> lines) {
        if (!lines.isEmpty()) {
            context.values().note(name(what), String.join("\n", lines));
        }
    }

    void noteMarker(StepContext context) {
        context.values().note("schema.%s.marker".formatted(from), "created");
    }

    void undo(StepContext context) {
        Optional<String> before = context.values().get(name("before"));
        if (before.isPresent() && context.exists(to)) {
            try (Sql sql = context.sql(to)) {
                statements(context, sql, before.get()).forEach(sql::execute);
            }
        }
        if (context.values().get("schema.%s.marker".formatted(from)).isPresent()) {
            try (Sql sql = context.sql(from)) {
                context.dialect().markers().dropping(sql).forEach(sql::execute);
            }
        }
    }

    /** The database first, since what is in it is dropped with its owner's rights, and those go with the roles. */
    private List<String> statements(StepContext context, Sql sql, String before) {
        List<String> statements = new ArrayList<>(noted(context, "database"));
        statements.addAll(Inventory.of(sql).since(new Inventory(before.lines().toList())));
        List<String> there =
                RoleDefinition.all(sql).stream().map(RoleDefinition::name).toList();
        List<String> created =
                noted(context, "roles").stream().filter(there::contains).toList();
        statements.addAll(noted(context, "rights"));
        statements.addAll(MissingRoles.dropping(created, context.operator().user()));
        return List.copyOf(statements);
    }

    private List<String> noted(StepContext context, String what) {
        return context.values().get(name(what)).stream().flatMap(String::lines).toList();
    }

    private String name(String what) {
        return "schema.%s.%s".formatted(to, what);
    }
}
