package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.RoleMembership;
import dev.rehearsal.database.postgres.Subscription;
import dev.rehearsal.step.StepContext;
import java.util.List;

/**
 * The owners whose roles {@link ApplySchema} lent the operator of a server. He needs them as long as changes are
 * applied there, which is done as each table's owner, and gives them back then.
 */
public record LentRoles(String on) {
    static void note(StepContext context, String on, List<String> owners) {
        if (!owners.isEmpty()) {
            context.values().note(name(on), String.join("\n", owners));
        }
    }

    /**
     * What gives back the roles that are still lent, unless another subscription needs them.
     *
     * @param ended the subscription that is about to go
     */
    public List<String> returning(StepContext context, Sql sql, String ended) {
        boolean isNeeded =
                Subscription.all(sql).stream().anyMatch(each -> !each.name().equals(ended));
        String operator = context.operator().user();
        return isNeeded
                ? List.of()
                : context.values().get(name(on)).stream()
                        .flatMap(String::lines)
                        .filter(owner -> RoleMembership.isThere(sql, owner, operator))
                        .map(owner -> RoleMembership.revoking(owner, operator))
                        .toList();
    }

    private static String name(String on) {
        return "schema.%s.lent".formatted(on);
    }
}
