package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.DatabaseOwner;
import dev.rehearsal.database.postgres.OperatorRights;
import dev.rehearsal.step.StepContext;
import java.util.List;
import java.util.Optional;

/**
 * A database that is to belong to whom the other server's does, where that is a role like any other.
 *
 * @param wanted whose the database is on the other server
 * @param found whose it is; empty while there is no such server
 */
record GivenDatabase(DatabaseOwner wanted, Optional<DatabaseOwner> found) {
    static GivenDatabase between(StepContext context, String from, String to) {
        DatabaseOwner wanted = owner(context, from);
        return new GivenDatabase(wanted, context.exists(to) ? Optional.of(owner(context, to)) : Optional.empty());
    }

    private static DatabaseOwner owner(StepContext context, String role) {
        try (Sql sql = context.sql(role)) {
            return DatabaseOwner.of(sql);
        }
    }

    /** Who is to get it; empty where he has it, or the operator keeps it. */
    Optional<String> owner() {
        boolean isThere =
                found.filter(there -> there.owner().equals(wanted.owner())).isPresent();
        return Optional.of(wanted.owner()).filter(owner -> wanted.isOrdinary() && !isThere);
    }

    List<String> giving() {
        return owner().stream()
                .map(owner -> DatabaseOwner.giving(found.orElse(wanted).database(), owner))
                .toList();
    }

    /** What gives it back. */
    List<String> takingBack() {
        return found.filter(any -> owner().isPresent()).stream()
                .map(before -> DatabaseOwner.giving(before.database(), before.owner()))
                .toList();
    }

    /** Why the operator of a role's server cannot give it. */
    List<String> problems(OperatorRights giver, String role) {
        boolean isPossible = giver.isSuperuser()
                || found.map(DatabaseOwner::isActing).orElse(giver.attributes().canCreateDatabases());
        return isPossible
                ? List.of()
                : giving().stream()
                        .map(statement ->
                                "%s on %s → the operator lacks its present owner's rights, or CREATEDB → do it as that owner"
                                        .formatted(statement, role))
                        .toList();
    }
}
