package dev.rehearsal.step;

import java.util.List;

/**
 * What a step would do now, and every reason it cannot. Without actions and blockers there is nothing to do.
 *
 * @param notes facts that a reader of the plan should know, such as statements that depend on earlier steps
 */
public record Plan(List<Action> actions, List<String> blockers, List<String> notes) {
    public Plan {
        actions = List.copyOf(actions);
        blockers = List.copyOf(blockers);
        notes = List.copyOf(notes);
    }

    public static Plan of(List<Action> actions) {
        return new Plan(actions, List.of(), List.of());
    }

    public static Plan of(Action... actions) {
        return of(List.of(actions));
    }

    public static Plan blocked(List<String> blockers) {
        return new Plan(List.of(), blockers, List.of());
    }

    /** The effect is already there. */
    public static Plan nothingToDo(String because) {
        return new Plan(List.of(), List.of(), List.of("nothing to do: " + because));
    }

    public Plan withBlockers(List<String> others) {
        return new Plan(actions, others, notes);
    }

    public Plan withNotes(List<String> others) {
        return new Plan(actions, blockers, others);
    }

    public boolean isBlocked() {
        return !blockers.isEmpty();
    }
}
