package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.ManySequences;
import dev.rehearsal.step.postgres.TwinDatabases;
import java.util.List;

/** Sequences {@code many.s_1} and so on, on both of two databases. */
record TwinSequences(TwinDatabases twins) {
    void make(int from, int to) {
        twins.onBoth("create schema if not exists many", ManySequences.made(from, to));
    }

    /** On blue, each up to its own number. */
    void call(int from, int to) {
        twins.onBlue(ManySequences.each("select setval(''many.s_%1$s'', %1$s)", from, to));
    }

    long green(String query) {
        try (Sql green = twins.green()) {
            return green.number(query);
        }
    }

    /** What each of them hands out next on green. */
    List<String> next(String... sequences) {
        try (Sql green = twins.green()) {
            return List.of(sequences).stream()
                    .map(each -> green.text("select nextval(?::regclass)", "many." + each)
                            .orElseThrow())
                    .toList();
        }
    }
}
