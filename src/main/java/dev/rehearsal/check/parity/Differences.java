package dev.rehearsal.check.parity;

import dev.rehearsal.journal.RowDifference.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Differences in the rows of one table: all of them counted, the first few kept. For one thread. */
final class Differences implements Consumer<Difference> {
    private final boolean isKeyed;
    private final int most;
    private final Map<Kind, Long> rows = new EnumMap<>(Kind.class);
    private final List<Difference> first = new ArrayList<>();
    private boolean isComplete = true;

    Differences(boolean isKeyed, int most) {
        this.isKeyed = isKeyed;
        this.most = most;
    }

    @Override
    public void accept(Difference difference) {
        rows.merge(difference.kind(isKeyed), difference.rows(isKeyed), Long::sum);
        if (first.size() < most) {
            first.add(difference);
        } else {
            isComplete = false;
        }
    }

    List<Difference> first() {
        return List.copyOf(first);
    }

    /** Whether all of them were kept. */
    boolean isComplete() {
        return isComplete;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** How many rows there are of each kind. */
    Map<Kind, Long> rows() {
        return rows;
    }
}
