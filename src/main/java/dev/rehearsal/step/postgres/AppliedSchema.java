package dev.rehearsal.step.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.Inventory;
import dev.rehearsal.database.postgres.Marker;
import dev.rehearsal.database.postgres.RoleDefinition;
import dev.rehearsal.step.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@link ApplySchema} made, known from what was there before, and how to take it away again. */
record AppliedSchema(String from, String to) {
    void note(StepContext context, Inventory before, List<String> roles) {
        context.values().note("schema.%s.before".formatted(to), String.join("\n", before.dropping()));
        context.values().note("schema.%s.roles".formatted(to), String.join("\n", roles));
    }

    void noteMarker(StepContext context) {
        context.values().note("schema.%s.marker".formatted(from), "created");
    }

    void undo(StepContext context) {
        Optional<String> before = context.values().get("schema.%s.before".formatted(to));
        if (before.isPresent() && context.exists(to)) {
            try (Sql sql = context.sql(to)) {
                statements(context, sql, before.get()).forEach(sql::execute);
            }
        }
        if (context.values().get("schema.%s.marker".formatted(from)).isPresent()) {
            try (Sql sql = context.sql(from)) {
                Marker.dropping(sql).forEach(sql::execute);
            }
        }
    }

    private List<String> statements(StepContext context, Sql sql, String before) {
        List<String> statements = new ArrayList<>(
                Inventory.of(sql).since(new Inventory(before.lines().toList())));
        List<String> there =
                RoleDefinition.all(sql).stream().map(RoleDefinition::name).toList();
        List<String> created = context.values().get("schema.%s.roles".formatted(to)).stream()
                .flatMap(String::lines)
                .filter(there::contains)
                .toList();
        statements.addAll(MissingRoles.dropping(created, context.operator().user()));
        return List.copyOf(statements);
    }
}
