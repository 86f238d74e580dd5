package dev.rehearsal.scenario;

import dev.rehearsal.step.Retires;
import dev.rehearsal.step.Role;
import dev.rehearsal.step.Step;
import dev.rehearsal.step.ability.Makes;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which roles stand for a server at each step: those that a step names, by {@link Role}, have to be there, and the one
 * that it makes is there from then on.
 */
final class RoleRules {
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
        roles(step).filter(role -> !known.contains(role)).forEach(role -> refuse(role, placed));
        if (step instanceof Makes making) {
            introduce(making.madeRole(), placed);
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

    /** The roles that it names, whose servers have to be there. */
    private static Stream<String> roles(Step step) {
        return Arrays.stream(step.getClass().getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Role.class))
                .flatMap(component -> Stream.of(value(step, component))
                        .filter(role -> !role.isEmpty()
                                && !List.of(component.getAnnotation(Role.class).orElse())
                                        .contains(role)));
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
