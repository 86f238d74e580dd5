package dev.rehearsal.step.postgres.schema;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.postgres.OperatorRights;
import dev.rehearsal.database.postgres.Parameter;
import dev.rehearsal.database.postgres.RoleCatalog;
import dev.rehearsal.database.postgres.RoleDefinition;
import dev.rehearsal.database.postgres.RoleMembership;
import dev.rehearsal.database.postgres.RoleSetting;
import dev.rehearsal.step.Few;
import dev.rehearsal.step.StepContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of the roles that a server lacks its operator may not give. Reads only.
 *
 * @param asked the role whose server tells what he may: the one that lacks them or, until it exists, the other
 */
record RoleProblems(MissingRoles missing, String asked) {
    /** From then on nobody can make a member of a group on which he has no ADMIN option. */
    private static final int ADMIN_OPTION_SINCE = 16;

    /** One sentence for each role of which something cannot be given. */
    List<String> found(StepContext context) {
        List<String> problems = new ArrayList<>();
        OperatorRights giver = missing.giver();
        if (!missing.roles().isEmpty() && !giver.canCreateRoles()) {
            problems.add("create %s on %s → the operator '%s' may not create roles → alter role ... createrole for him"
                    .formatted(new Few(missing.names()), missing.to(), giver.user()));
        }
        Map<String, Optional<String>> refusals = refusals(context);
        for (RoleDefinition role : missing.roles()) {
            List<String> words = new ArrayList<>(giver.notGivable(role.attributes()));
            for (RoleSetting setting : role.settings()) {
                refusals.getOrDefault(setting.parameter(), Optional.empty())
                        .ifPresent(reason -> words.add("the setting %s, as %s".formatted(setting.parameter(), reason)));
            }
            groups(role.name()).forEach(group -> words.add("membership in " + group));
            if (!words.isEmpty()) {
                problems.add(problem(role.name(), words));
            }
        }
        List<String> own = groups(giver.user());
        if (!own.isEmpty()) {
            problems.add(problem(giver.user(), List.of("membership in " + new Few(own))));
        }
        return List.copyOf(problems);
    }

    private String problem(String role, List<String> words) {
        return "give role '%s' to %s → the operator may not give %s → make the role there as somebody who may, or take it from the role on the other server"
                .formatted(role, missing.to(), String.join(", ", words));
    }

    /** The groups of a role of which the operator can make nobody a member. */
    private List<String> groups(String member) {
        Optional<RoleCatalog> teller = missing.there()
                .or(() -> Optional.of(missing.wanted())
                        .filter(catalog -> catalog.operator().release() >= ADMIN_OPTION_SINCE));
        if (!missing.giver().needsAdminOption() || teller.isEmpty()) {
            return List.of();
        }
        return missing.memberships().stream()
                .filter(each -> each.member().equals(member))
                .map(RoleMembership::group)
                .filter(group -> !missing.names().contains(group)
                        && !teller.get().administered().contains(group))
                .toList();
    }

    private Map<String, Optional<String>> refusals(StepContext context) {
        Map<String, Optional<String>> refusals = new HashMap<>();
        if (missing.roles().stream().allMatch(role -> role.settings().isEmpty())) {
            return refusals;
        }
        try (Sql sql = context.alone(asked)) {
            for (RoleDefinition role : missing.roles()) {
                for (RoleSetting setting : role.settings()) {
                    refusals.computeIfAbsent(setting.parameter(), name -> new Parameter(name).refusal(sql));
                }
            }
        }
        return refusals;
    }
}
