package dev.rehearsal.environment.existing;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.ConnectRight;
import dev.rehearsal.database.postgres.Publication;
import dev.rehearsal.database.postgres.Slot;
import dev.rehearsal.database.postgres.Subscription;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a database a runbook makes and takes away for the time it lasts.
 *
 * @param removing a statement for each publication, subscription and slot, which removes it
 * @param granting a statement for each right to connect, which gives it
 */
record Standing(List<String> removing, List<String> granting) {
    Standing {
        removing = List.copyOf(removing);
        granting = List.copyOf(granting);
    }

    static Standing of(Sql sql) {
        String database = sql.text("select current_database()").orElseThrow();
        List<String> removing = new ArrayList<>();
        Subscription.all(sql).forEach(each -> removing.add(String.join("; ", Subscription.dropping(each.name()))));
        Slot.all(sql).forEach(each -> removing.add(Slot.dropping(each.name())));
        Publication.names(sql).forEach(name -> removing.add(Publication.dropping(name)));
        return new Standing(removing, ConnectRight.granting(database, ConnectRight.all(sql)));
    }

    /** When its turn comes: a slot cannot be dropped as long as a subscription, on whatever server, reads it. */
    static int turn(String statement) {
        return statement.contains("drop subscription") ? 0 : 1;
    }

    /** What brings back what was there before: one statement for each thing that came or went since. */
    List<String> since(Standing before) {
        List<String> statements = new ArrayList<>(removing);
        statements.removeAll(before.removing);
        before.granting.stream().filter(right -> !granting.contains(right)).forEach(statements::add);
        return List.copyOf(statements);
    }
}
