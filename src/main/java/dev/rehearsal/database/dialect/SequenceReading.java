package dev.rehearsal.database.dialect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the sequences of a database stood, temporary ones and an extension's apart.
 *
 * @param states the sequences that are told, by their numbers in the catalog
 * @param gone the numbers of the known sequences that are there no longer
 * @param horizon the oldest transaction that may still have been under way before this look began
 */
public record SequenceReading(List<SequenceState> states, Set<Long> gone, String horizon) {
    public SequenceReading {
        states = List.copyOf(states);
        gone = Set.copyOf(gone);
    }

    /** What a later look may know of the sequences of this one. */
    public KnownSequences known() {
        return KnownSequences.of(horizon, states);
    }

    /** What a later look may know once some of the sequences have been set. */
    public KnownSequences knownOnceSet(Map<Relation, SequencePosition> set) {
        return KnownSequences.of(
                horizon,
                states.stream()
                        .map(each -> each.at(set.getOrDefault(each.name(), each.position())))
                        .toList());
    }

    /** By name; a map of the caller's own. */
    public Map<Relation, SequencePosition> positions() {
        Map<Relation, SequencePosition> positions = new HashMap<>();
        states.forEach(each -> positions.put(each.name(), each.position()));
        return positions;
    }
}
