package dev.rehearsal.step.database;

import dev.rehearsal.database.dialect.Relation;
import dev.rehearsal.database.dialect.SequencePosition;
import dev.rehearsal.database.dialect.SequenceState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one server's sequences lack to be ahead of another's.
 *
 * @param behind where each that is behind is to stand
 */
record SequenceGap(List<Relation> missing, List<SequencePosition> behind) {
    SequenceGap {
        missing = List.copyOf(missing);
        behind = List.copyOf(behind);
    }

    /**
     * @param others where the other server's sequences stand, by name
     * @param margin by how many values those that are behind are to be ahead
     */
    static SequenceGap between(List<SequenceState> followed, Map<Relation, SequencePosition> others, long margin) {
        List<Relation> missing = new ArrayList<>();
        List<SequencePosition> behind = new ArrayList<>();
        for (SequenceState each : followed) {
            Optional<SequencePosition> other = Optional.ofNullable(others.get(each.name()));
            if (other.isEmpty()) {
                missing.add(each.name());
            } else if (other.get().isBehind(each.position())) {
                behind.add(each.ahead(margin));
            }
        }
        return new SequenceGap(missing, behind);
    }

    /** What of the wanted positions does not hold, a sentence each. */
    static List<String> problems(Collection<SequencePosition> wanted, Map<Relation, SequencePosition> found) {
        List<String> problems = new ArrayList<>();
        for (SequencePosition each : wanted) {
            Optional<SequencePosition> here = Optional.ofNullable(found.get(each.name()));
            if (here.isEmpty()) {
                problems.add("%s is missing".formatted(each.name()));
            } else if (here.get().isBehind(each)) {
                problems.add("%s is behind: it would hand out %s, before %s"
                        .formatted(each.name(), here.get().next(), each.next()));
            }
        }
        return problems.stream().sorted().toList();
    }

    boolean isClosed() {
        return missing.isEmpty() && behind.isEmpty();
    }
}
