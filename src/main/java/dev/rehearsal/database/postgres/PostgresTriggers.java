package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Oversight;
import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Triggers;
import java.util.List;

/** Event triggers, and triggers of tables that are enabled always or for replicas. */
record PostgresTriggers() implements Triggers {
    private static final List<String> ACTING = List.of("applied-trigger", "replica-trigger", "event-trigger");

    @Override
    public List<String> enabled(Sql sql) {
        return TriggeredWrites.enabled(sql);
    }

    @Override
    public List<String> acting(Sql sql) {
        return ACTING.stream()
                .flatMap(kind -> PrecheckQueries.found(sql, kind).stream())
                .toList();
    }

    @Override
    public List<String> inTransaction(Sql sql) {
        return TriggeredWrites.inTransaction(sql);
    }

    @Override
    public String disabling(String name) {
        return "alter event trigger %s disable".formatted(name);
    }

    @Override
    public Oversight oversight(Oversight.Listener listener) {
        return new TriggeredWrites(listener);
    }
}
