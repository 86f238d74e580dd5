package dev.rehearsal.step.database;

import dev.rehearsal.database.dialect.KnownSequences;
import dev.rehearsal.database.dialect.Relation;
import dev.rehearsal.database.dialect.SequencePosition;
import dev.rehearsal.database.dialect.SequenceReading;
import dev.rehearsal.step.Values;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one look at the sequences of two servers leaves to the next, in the runbook's table of values, so that a look
 * while clients wait need not ask everything again: where the second server's sequences were put, and what is known of
 * either server's.
 */
record NotedSequences(Values values, String from, String to) {
    private static final String YES = "yes";
    private static final String KNOWN = "known";
    /** Whether there was a later look than the first. */
    private static final String AGAIN = "again";

    private static final String POSITIONS = "positions";
    private static final String BEFORE = "before";
    /** As the two above, of the sequences whose namesakes on the first server a later look found moved. */
    private static final String MOVED = "moved";

    private static final String BEFORE_MOVED = "before-moved";
    private static final String KNOWN_OF = "known.";

    /** Says that nobody knows, until it is noted, where the second server's sequences are to stand. */
    void begin() {
        note(AGAIN, text(AGAIN).isEmpty() && text(KNOWN).isEmpty() ? "" : YES);
        note(KNOWN, "no");
    }

    /** Whether {@link #positions} says where they are to stand. */
    boolean isKnown() {
        return text(KNOWN).equals(YES);
    }

    /** Where the second server's sequences were put, or seen to be ahead, as of the last look that ended. */
    Map<Relation, SequencePosition> positions() {
        return noted(POSITIONS, MOVED);
    }

    /**
     * Where the sequences were put, or seen to be ahead, by a later look too.
     *
     * @param first where they stood when the first look had ended
     */
    Map<Relation, SequencePosition> movedSince(Map<Relation, SequencePosition> first) {
        Map<Relation, SequencePosition> positions = new HashMap<>(first);
        positions.putAll(noted(MOVED));
        return positions;
    }

    /** Where these sequences of the second server stood when the first look had ended. */
    Map<Relation, SequencePosition> afterFirst(Set<Relation> names) {
        return byName(SequencePosition.read(text(POSITIONS), names));
    }

    /**
     * The second server's sequences whose namesakes on the first had moved when a later look came; the caller's own.
     */
    Set<Relation> moved() {
        return new HashSet<>(noted(MOVED).keySet());
    }

    /** The second server's sequences that are to stand elsewhere since a later look, and be called by nobody yet. */
    Set<Relation> movedUncalled() {
        return noted(MOVED).values().stream()
                .filter(each -> !each.isCalled())
                .map(SequencePosition::name)
                .collect(Collectors.toSet());
    }

    /** Where the sequences stood that the last look has moved, which is to be taken back first. */
    Collection<SequencePosition> before() {
        return noted(text(AGAIN).isEmpty() ? BEFORE : BEFORE_MOVED).values();
    }

    /** The sequences of one of the two servers as the first look left them. */
    KnownSequences known(String role) {
        return KnownSequences.read(text(KNOWN_OF + role));
    }

    /** Notes what the first look saw, before what it found behind is set. */
    void first(SequenceReading blue, SequenceReading green, List<SequencePosition> set) {
        Map<Relation, SequencePosition> positions = green.positions();
        Map<Relation, SequencePosition> before = byName(stood(positions, set));
        before.putAll(noted(BEFORE));
        note(BEFORE, SequencePosition.written(before.values()));
        Map<Relation, SequencePosition> moving = byName(set);
        positions.putAll(moving);
        note(POSITIONS, SequencePosition.written(positions.values()));
        note(MOVED, "");
        note(AGAIN, "");
        note(KNOWN_OF + from, blue.known().written());
        note(KNOWN_OF + to, green.knownOnceSet(moving).written());
        note(KNOWN, YES);
    }

    /**
     * Notes what a later look saw, before what it found behind is set.
     *
     * @param counterparts where the second server's sequences stood whose namesakes on the first had moved
     */
    void further(Map<Relation, SequencePosition> counterparts, List<SequencePosition> set) {
        Map<Relation, SequencePosition> moved = noted(MOVED);
        Map<Relation, SequencePosition> before = byName(stood(counterparts, set));
        before.putAll(noted(BEFORE_MOVED));
        note(BEFORE_MOVED, SequencePosition.written(before.values()));
        moved.putAll(counterparts);
        moved.putAll(byName(set));
        note(MOVED, SequencePosition.written(moved.values()));
        note(KNOWN, YES);
    }

    /** Forgets the last look. */
    void forget() {
        boolean isFirst = text(AGAIN).isEmpty();
        Stream.of(MOVED, BEFORE_MOVED, AGAIN).forEach(what -> note(what, ""));
        if (isFirst) {
            Stream.of(KNOWN, POSITIONS, BEFORE, KNOWN_OF + from, KNOWN_OF + to).forEach(what -> note(what, ""));
        } else {
            note(KNOWN, YES);
        }
    }

    private static List<SequencePosition> stood(Map<Relation, SequencePosition> positions, List<SequencePosition> set) {
        return set.stream()
                .flatMap(each -> Optional.ofNullable(positions.get(each.name())).stream())
                .toList();
    }

    /** A later one counts more than an earlier. */
    private Map<Relation, SequencePosition> noted(String... what) {
        return byName(Stream.of(what)
                .flatMap(each -> SequencePosition.read(text(each)).stream())
                .toList());
    }

    private static Map<Relation, SequencePosition> byName(List<SequencePosition> positions) {
        return positions.stream()
                .collect(Collectors.toMap(SequencePosition::name, each -> each, (older, newer) -> newer, HashMap::new));
    }

    private void note(String what, String value) {
        if (!value.equals(text(what))) {
            values.note(name(what), value);
        }
    }

    private String text(String what) {
        return values.get(name(what)).orElse("");
    }

    private String name(String what) {
        return "sequences.%s.%s.%s".formatted(from, to, what);
    }
}
