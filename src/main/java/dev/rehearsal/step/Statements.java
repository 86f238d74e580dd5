package dev.rehearsal.step;

import dev.rehearsal.database.Sql;
import java.util.List;

/** SQL for one role's server, planned and sent as the same text. */
public record Statements(String role, List<String> texts) {
    public Statements {
        texts = List.copyOf(texts);
    }

    public static Statements of(String role, String... texts) {
        return new Statements(role, List.of(texts));
    }

    public List<Action> actions() {
        return texts.stream().map(text -> Action.sql(role, text)).toList();
    }

    public void send(Sql sql) {
        texts.forEach(sql::execute);
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }
}
