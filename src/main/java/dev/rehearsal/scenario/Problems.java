package dev.rehearsal.scenario;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** The mistakes found while a scenario is read, each kept once. */
final class Problems {
    private final Set<Problem> found = new LinkedHashSet<>();

    void add(Place place, String text) {
        found.add(new Problem(place, text));
    }

    void add(Node node, String text) {
        add(Place.of(node), text);
    }

    void addAll(Problems others) {
        found.addAll(others.found);
    }

    boolean areNone() {
        return found.isEmpty();
    }

    /** In the order of the file. */
    List<Problem> all() {
        return found.stream().sorted(Comparator.comparing(Problem::place)).toList();
    }
}
