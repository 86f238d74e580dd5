package dev.rehearsal.step.database;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Access;
import dev.rehearsal.step.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The database behind a fence: what closes it, and what opens it again exactly as it was. */
record FencedDatabase(StepContext context, String role) {
    private static final String PREFIX = "fence.";

    List<String> blockers(Sql sql) {
        List<String> blockers = new ArrayList<>();
        if (!context.dialect().sessions().areVisible(sql)) {
            blockers.add(
                    "fence %s → '%s' does not see others' sessions, and so would end none → grant pg_read_all_stats to it"
                            .formatted(role, context.operator().user()));
        }
        context.dialect()
                .access()
                .obstacles(sql)
                .forEach(obstacle -> blockers.add("fence %s → %s".formatted(role, obstacle)));
        return blockers;
    }

    /** Notes, before anything is closed, what will open it again. */
    void note(Access.Rights rights) {
        context.values().note(PREFIX + role, String.join("\n", rights.opening()));
    }

    void lift() {
        try (Sql sql = context.sql(role)) {
            opening(sql).forEach(sql::execute);
        }
    }

    /** Keeps everybody out again who came in once it was open. */
    void close() {
        try (Sql sql = context.sql(role)) {
            context.dialect().access().rights(sql).closing().forEach(sql::execute);
            new EndedSessions(context.journal(), role)
                    .tell(context.dialect().sessions().end(sql));
        }
    }

    boolean isUp(Sql sql) {
        return context.dialect().access().rights(sql).isClosed();
    }

    /** Nothing where the fence is not up, or nobody noted what was there before it. */
    List<String> opening(Sql sql) {
        return isUp(sql) ? noted() : List.of();
    }

    /** A fence travels with the log to a replica, so what was noted for another server holds here too. */
    private List<String> noted() {
        Optional<String> own = context.values().get(PREFIX + role);
        return own
                .or(() -> context.values().all().entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(PREFIX))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .stream()
                .flatMap(String::lines)
                .toList();
    }
}
