package dev.rehearsal.runner;

import dev.rehearsal.scenario.Item;
import dev.rehearsal.step.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Other steps in the place of a runbook's. */
final class Replacing {
    private Replacing() {}

    /** What comes in the place of a step. */
    interface By {
        Stream<Step> of(Step found);
    }

    /** Items and their steps, last first. */
    static List<Item> mirrored(List<Item> items) {
        List<Item> mirrored = new ArrayList<>();
        for (Item item : items) {
            List<Step> steps = new ArrayList<>(item.steps());
            Collections.reverse(steps);
            mirrored.add(0, new Item(item.window(), item.limit(), steps));
        }
        return mirrored;
    }

    /** The items with others in the place of the first step of this name. */
    static List<Item> first(List<Item> items, String step, By replacement) {
        boolean[] isDone = {false};
        List<Item> changed = new ArrayList<>();
        for (Item item : items) {
            List<Step> steps = item.steps().stream()
                    .flatMap(each -> {
                        if (isDone[0] || !each.verb().equals(step)) {
                            return Stream.of(each);
                        }
                        isDone[0] = true;
                        return replacement.of(each);
                    })
                    .toList();
            if (item.window().isPresent()) {
                changed.add(new Item(item.window(), item.limit(), steps));
            } else {
                steps.stream().map(Item::step).forEach(changed::add);
            }
        }
        if (!isDone[0]) {
            throw new IllegalArgumentException("the runbook has no step " + step);
        }
        return List.copyOf(changed);
    }
}
