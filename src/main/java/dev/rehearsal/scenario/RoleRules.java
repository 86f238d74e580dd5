package dev.rehearsal.scenario;

import dev.rehearsal.step.Retires;
import dev.rehearsal.step.Step;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which roles stand for a server at each step. By convention a step's components {@code on}, {@code from}, {@code to},
 * {@code of}, {@code writer}, {@code readers} and {@code role} are roles, and the steps called create-…, clone-… and
 * add-… bring their {@code role} into being.
 */
final class RoleRules {
    private static final List<String> COMPONENTS = List.of("on", "from", "to", "of", "writer", "readers", "role");
    /** What stands in a role's place. */
    private static final Set<String> NO_ROLES = Set.of("", "gate", "none");

    private static final String CREATED = "role";
    private static final List<String> CREATING = List.of("create-", "clone-", "add-");

    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, Place> gone = new HashMap<>();

    RoleRules(Problems problems) {
        this.problems = problems;
    }

    void check(Runbook runbook, ServerSpec blue, boolean isGreenThere) {
        known.add("blue");
        known.addAll(blue.followers());
        if (isGreenThere) {
            known.add("green");
        }
        runbook.steps().forEach(this::checkThatRolesExist);
    }

    private void checkThatRolesExist(PlacedStep placed) {
        Step step = placed.step();
        boolean creates = CREATING.stream().anyMatch(step.verb()::startsWith);
        for (String component : COMPONENTS) {
            Optional<String> role = role(step, component);
            if (role.isPresent() && creates && component.equals(CREATED)) {
                introduce(role.get(), placed);
            } else {
                role.filter(name -> !known.contains(name)).ifPresent(name -> refuse(name, placed));
            }
        }
        if (step instanceof Retires retires && known.remove(retires.retiredRole())) {
            gone.put(retires.retiredRole(), placed.place());
        }
    }

    private void introduce(String role, PlacedStep placed) {
        if (!known.add(role)) {
            problems.add(
                    placed.place(),
                    "%s: there is a '%s' already; choose another role"
                            .formatted(placed.step().verb(), role));
        }
        gone.remove(role);
    }

    private void refuse(String role, PlacedStep placed) {
        String found = gone.containsKey(role)
                ? "'%s' is gone since %s".formatted(role, gone.get(role))
                : "there is no '%s' yet".formatted(role);
        problems.add(
                placed.place(),
                "%s: %s; choose one of %s, or create it before"
                        .formatted(placed.step().verb(), found, String.join(", ", known)));
    }

    static Optional<String> role(Step step, String component) {
        return Arrays.stream(step.getClass().getRecordComponents())
                .filter(candidate -> candidate.getName().equals(component) && candidate.getType() == String.class)
                .findFirst()
                .map(found -> value(step, found))
                .filter(role -> !NO_ROLES.contains(role));
    }

    private static String value(Step step, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return String.valueOf(component.getAccessor().invoke(step));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read %s of %s".formatted(component.getName(), step), e);
        }
    }
}
