package dev.rehearsal.step.postgres.access;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.ClientSession;
import dev.rehearsal.database.postgres.ConnectRight;
import dev.rehearsal.database.postgres.Sessions;
import dev.rehearsal.step.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The database behind a fence: what closes it, and what opens it again exactly as it was. */
record FencedDatabase(String role, String database, String operator) {
    private static final String PREFIX = "fence.";

    static FencedDatabase of(StepContext context, String role) {
        return new FencedDatabase(
                role,
                context.servers().address(role).database(),
                context.operator().user());
    }

    List<String> revoking(List<ConnectRight> rights) {
        return ConnectRight.revoking(database, operator, rights);
    }

    List<String> blockers(Sql sql) {
        List<String> blockers = new ArrayList<>();
        if (!Sessions.areVisible(sql)) {
            blockers.add(
                    "fence %s → '%s' does not see others' sessions, and so would end none → grant pg_read_all_stats to it"
                            .formatted(role, operator));
        }
        ConnectRight.all(sql).stream()
                .filter(right -> !right.isOurs() && !right.isFromOwner())
                .forEach(right -> blockers.add(
                        "fence %s → the right of %s to connect was not granted by the database's owner → let its grantor revoke it"
                                .formatted(role, right.grantee())));
        for (String heir : ConnectRight.heirs(sql)) {
            blockers.add(
                    "fence %s → '%s' has every right of the operator and could not be kept out → revoke that membership"
                            .formatted(role, heir));
        }
        return blockers;
    }

    /** Notes, before anything is revoked, what will restore it. */
    void note(StepContext context, List<ConnectRight> rights) {
        context.values().note(PREFIX + role, String.join("\n", ConnectRight.restoring(database, operator, rights)));
    }

    void lift(StepContext context) {
        try (Sql sql = context.sql(role)) {
            restoring(context, sql).forEach(sql::execute);
        }
    }

    /** Keeps everybody out again who came in once it was open. */
    void close(StepContext context) {
        try (Sql sql = context.sql(role)) {
            revoking(ConnectRight.all(sql)).forEach(sql::execute);
            new EndedSessions(context.journal(), role).tell(ClientSession.end(sql));
        }
    }

    /** Nothing where the fence is not up, or nobody noted what was there before it. */
    List<String> restoring(StepContext context, Sql sql) {
        boolean isUp = ConnectRight.foreign(ConnectRight.all(sql)).isEmpty();
        return isUp ? noted(context) : List.of();
    }

    /** A fence travels with the log to a replica, so what was noted for another server holds here too. */
    List<String> noted(StepContext context) {
        Optional<String> own = context.values().get(PREFIX + role);
        return own
                .or(() -> context.values().all().entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(PREFIX))
                        .map(java.util.Map.Entry::getValue)
                        .findFirst())
                .stream()
                .flatMap(String::lines)
                .toList();
    }
}
