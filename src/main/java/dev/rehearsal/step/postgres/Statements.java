package dev.rehearsal.step.postgres;

import dev.rehearsal.database.Sql;
import dev.rehearsal.step.Action;
import java.util.List;

/** SQL for one role's server, planned and sent as the same text. */
record Statements(String role, List<String> texts) {
    Statements {
        texts = List.copyOf(texts);
    }

    static Statements of(String role, String... texts) {
        return new Statements(role, List.of(texts));
    }

    List<Action> actions() {
        return texts.stream().map(text -> Action.sql(role, text)).toList();
    }

    void send(Sql sql) {
        texts.forEach(sql::execute);
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }
}
