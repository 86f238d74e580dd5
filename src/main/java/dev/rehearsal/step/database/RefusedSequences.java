package dev.rehearsal.step.database;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Counters;
import dev.rehearsal.database.dialect.Relation;
import dev.rehearsal.step.Few;
import dev.rehearsal.step.StepContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The sequences that the operator may not read on one server, or set on the other. */
record RefusedSequences(StepContext context, String from, String to) {
    /** What keeps them from being synchronized, a sentence for each server. */
    List<String> blockers() {
        Counters counters = context.dialect().counters();
        return Stream.of(
                        blocker(from, counters::unreadable, "select"),
                        blocker(to, counters::unsettable, "select and update"))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> blocker(String role, Function<Sql, List<Relation>> lacked, String privileges) {
        try (Sql sql = context.sql(role)) {
            List<Relation> lacking = lacked.apply(sql);
            return lacking.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "synchronize sequences %s of %s → the operator may not → grant %s on them to it, and usage on their schemas"
                                    .formatted(new Few(lacking), role, privileges));
        }
    }
}
