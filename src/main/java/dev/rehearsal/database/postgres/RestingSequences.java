package dev.rehearsal.database.postgres;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sequences of one database that had never been called when they were read. Where one that has not been called or
 * altered since stands needs no second reading, which takes ten times as long as of one that was called. What this
 * cannot tell: that {@code setval} left it as never called, but elsewhere.
 *
 * @param horizon the oldest transaction that may still have been under way when they were read
 * @param oids their numbers in the catalog
 */
public record RestingSequences(String horizon, Set<Long> oids) {
    /** Nothing is known, and each is to be read. */
    public static final RestingSequences NONE = new RestingSequences("", Set.of());

    /** As many are read anew in 20 ms. */
    private static final int FEW = 1000;

    public RestingSequences {
        oids = Set.copyOf(oids);
    }

    /** The sequences that rest; none where it takes no time to read them again. */
    static RestingSequences among(String horizon, List<SequenceState> sequences) {
        Set<Long> oids = sequences.stream()
                .filter(each -> !each.position().isCalled())
                .map(SequenceState::oid)
                .collect(Collectors.toSet());
        return oids.size() > FEW ? new RestingSequences(horizon, oids) : NONE;
    }

    public boolean isEmpty() {
        return oids.isEmpty();
    }

    /** The resting sequences that are among the ones given and meet the condition. */
    public RestingSequences only(List<SequenceState> sequences, Predicate<SequenceState> condition) {
        Set<Long> kept = sequences.stream()
                .filter(each -> oids.contains(each.oid()) && condition.test(each))
                .map(SequenceState::oid)
                .collect(Collectors.toSet());
        return new RestingSequences(horizon, kept);
    }

    /** For the runbook's table of values; {@link #read} is the reverse. */
    public String written() {
        return isEmpty()
                ? ""
                : Stream.concat(Stream.of(horizon), oids.stream().map(String::valueOf))
                        .collect(Collectors.joining(" "));
    }

    public static RestingSequences read(String written) {
        if (written.isEmpty()) {
            return NONE;
        }
        String[] parts = written.split(" ");
        return new RestingSequences(
                parts[0], Arrays.stream(parts).skip(1).map(Long::valueOf).collect(Collectors.toSet()));
    }
}
