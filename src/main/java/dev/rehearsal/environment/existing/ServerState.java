package dev.rehearsal.environment.existing;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.dialect.Dialect;
import dev.rehearsal.database.dialect.Standing;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a database a runbook makes and takes away for the time it lasts.
 *
 * @param removing a statement for each publication, subscription and slot, which removes it
 * @param granting a statement for each right to connect, which gives it
 */
record ServerState(List<String> removing, List<String> granting) {
    ServerState {
        removing = List.copyOf(removing);
        granting = List.copyOf(granting);
    }

    static ServerState of(Dialect dialect, Sql sql) {
        return new ServerState(
                dialect.standing().parts(sql).stream()
                        .map(Standing.Part::removing)
                        .toList(),
                dialect.access().rights(sql).granting());
    }

    /** What brings back what was there before: one statement for each thing that came or went since. */
    List<String> since(ServerState before) {
        List<String> statements = new ArrayList<>(removing);
        statements.removeAll(before.removing);
        before.granting.stream().filter(right -> !granting.contains(right)).forEach(statements::add);
        return List.copyOf(statements);
    }
}
