package dev.rehearsal.step;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a step would do now, and every reason it cannot. Without actions and blockers there is nothing to do.
 *
 * @param prerequisites what earlier steps may yet see to; blockers when the step's turn has come
 * @param notes facts that a reader of the plan should know, such as statements that depend on earlier steps
 * @param foreseen what there will be to do once an earlier step has run, though there is nothing now
 */
public record Plan(
        List<Action> actions,
        List<String> blockers,
        List<Prerequisite> prerequisites,
        List<String> notes,
        List<Foreseen> foreseen) {

    public Plan {
        actions = List.copyOf(actions);
        blockers = List.copyOf(blockers);
        prerequisites = List.copyOf(prerequisites);
        notes = List.copyOf(notes);
        foreseen = List.copyOf(foreseen);
    }

    /**
     * What another step leaves to do.
     *
     * @param step the name of that step
     */
    public record Foreseen(Class<? extends Step> step, List<Action> actions) {
        public Foreseen {
            actions = List.copyOf(actions);
        }
    }

    public static Plan of(List<Action> actions) {
        return new Plan(actions, List.of(), List.of(), List.of(), List.of());
    }

    public static Plan of(Action... actions) {
        return of(List.of(actions));
    }

    public static Plan blocked(List<String> blockers) {
        return new Plan(List.of(), blockers, List.of(), List.of(), List.of());
    }

    /** The effect is already there. */
    public static Plan nothingToDo(String because) {
        return new Plan(List.of(), List.of(), List.of(), List.of("nothing to do: " + because), List.of());
    }

    public Plan withBlockers(List<String> others) {
        return new Plan(actions, others, prerequisites, notes, foreseen);
    }

    public Plan withNotes(List<String> others) {
        return new Plan(actions, blockers, prerequisites, others, foreseen);
    }

    public Plan withPrerequisites(List<Prerequisite> others) {
        return new Plan(actions, blockers, others, notes, foreseen);
    }

    /** Tells what there will be to do, should there be nothing now, once the step of that name has run. */
    public Plan foreseeing(Class<? extends Step> step, Action... others) {
        return new Plan(actions, blockers, prerequisites, notes, List.of(new Foreseen(step, List.of(others))));
    }

    /**
     * The plan as it stands when these steps will have run before it: what one of them sees to is a note, what none of
     * them sees to is a blocker; and where they leave something to do, that is.
     */
    public Plan after(Collection<Class<? extends Step>> earlier) {
        if (actions.isEmpty() && blockers.isEmpty()) {
            for (Foreseen each : foreseen) {
                Optional<Class<? extends Step>> first =
                        earlier.stream().filter(each.step()::isAssignableFrom).findFirst();
                if (first.isPresent()) {
                    return Plan.of(each.actions())
                            .withNotes(List.of(
                                    "as far as can be told before %s has run".formatted(Step.verbOf(first.get()))));
                }
            }
        }
        List<String> stillBlocked = new ArrayList<>(blockers);
        List<String> noted = new ArrayList<>(notes);
        for (Prerequisite each : prerequisites) {
            if (each.isSeenTo(earlier)) {
                noted.add("an earlier step will see to it: " + each.problem());
            } else {
                stillBlocked.add(each.problem());
            }
        }
        return new Plan(actions, stillBlocked, List.of(), noted, List.of());
    }

    public boolean isBlocked() {
        return !blockers.isEmpty();
    }
}
