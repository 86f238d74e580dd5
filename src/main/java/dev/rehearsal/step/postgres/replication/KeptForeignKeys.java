package dev.rehearsal.step.postgres.replication;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.PrecheckQueries;
import dev.rehearsal.step.Few;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Foreign keys of a subscriber that are kept where changes are applied, which they are not unless a superuser switched
 * their triggers to ALWAYS or REPLICA (PostgreSQL, "ALTER TABLE"). Tables are copied one beside the other, and rows of
 * one statement applied one after the other, so a row comes before the one that it refers to.
 */
record KeptForeignKeys(String on) {

    /** What these foreign keys keep from being applied, behind what was attempted. */
    List<String> blockers(Sql sql, UnaryOperator<String> attempt) {
        List<String> kept = PrecheckQueries.found(sql, "kept-foreign-key");
        return kept.isEmpty()
                ? List.of()
                : List.of(attempt.apply(
                                "%s keeps foreign keys where changes are applied: %s".formatted(on, new Few(kept)))
                        + "alter table ... enable trigger each of theirs until it has taken over");
    }
}
