package dev.rehearsal.database.dialect;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where sequences of one database stood when they were read. A later look that knows them tells only the ones that have
 * been called, set or altered since. What it could not tell: that {@code setval} moved a sequence that was never
 * called, and left it as never called. So sequences that were never called are told each time, unless there are too
 * many.
 *
 * @param horizon the oldest transaction that may still have been under way when they were read
 * @param last the value that each had handed out last, by its number in the catalog; empty where it had handed out none
 */
public record KnownSequences(String horizon, SortedMap<Long, Optional<Long>> last) {
    /** Nothing is known, and each is to be read. */
    public static final KnownSequences NONE = new KnownSequences("", new TreeMap<>());

    /** As many that were never called are read in 20 ms, ten times as long as ones that were. */
    private static final int FEW = 1000;

    /** As a list writes the value of a sequence that has handed out none. */
    public static final String NEVER = "-";

    public KnownSequences {
        last = Collections.unmodifiableSortedMap(new TreeMap<>(last));
    }

    static KnownSequences of(String horizon, Collection<SequenceState> sequences) {
        SortedMap<Long, Optional<Long>> last = new TreeMap<>();
        sequences.forEach(each -> last.put(each.oid(), handedOut(each.position())));
        return new KnownSequences(horizon, last);
    }

    private static Optional<Long> handedOut(SequencePosition position) {
        return position.isCalled() ? Optional.of(position.last()) : Optional.empty();
    }

    public KnownSequences without(Collection<Long> numbers) {
        SortedMap<Long, Optional<Long>> rest = new TreeMap<>(last);
        rest.keySet().removeAll(numbers);
        return new KnownSequences(horizon, rest);
    }

    /** The numbers of the sequences that are to be told each time. */
    public List<Long> toldEachTime() {
        List<Long> never = last.entrySet().stream()
                .filter(each -> each.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        return never.size() > FEW ? List.of() : never;
    }

    /** The other ones, so many at a time at most. */
    public List<Part> parts(int size) {
        boolean areAllCalled = !toldEachTime().isEmpty();
        List<Map.Entry<Long, Optional<Long>>> all = last.entrySet().stream()
                .filter(each -> !areAllCalled || each.getValue().isPresent())
                .toList();
        return IntStream.iterate(0, from -> from < all.size(), from -> from + size)
                .mapToObj(from -> new Part(all.subList(from, Math.min(all.size(), from + size))))
                .toList();
    }

    /** Some of them, in the order of their numbers. */
    public record Part(List<Map.Entry<Long, Optional<Long>>> last) {
        public Part {
            last = List.copyOf(last);
        }

        /** Their numbers, as the server reads a list. */
        public String numbers() {
            return joined(each -> String.valueOf(each.getKey()));
        }

        /** What each has handed out last, in the order of {@link #numbers}. */
        public String lasts() {
            return joined(each -> each.getValue().map(String::valueOf).orElse(NEVER));
        }

        public long first() {
            return last.get(0).getKey();
        }

        public long latest() {
            return last.get(last.size() - 1).getKey();
        }

        private String joined(Function<Map.Entry<Long, Optional<Long>>, String> text) {
            return last.stream().map(text).collect(Collectors.joining(" "));
        }
    }

    /** For the runbook's table of values; {@link #read} is the reverse. */
    public String written() {
        Part all = new Part(List.copyOf(last.entrySet()));
        return last.isEmpty() ? "" : String.join("\n", horizon, all.numbers(), all.lasts());
    }

    public static KnownSequences read(String written) {
        if (written.isEmpty()) {
            return NONE;
        }
        List<String> lines = written.lines().toList();
        Iterator<String> lasts = Stream.of(lines.get(2).split(" ")).iterator();
        SortedMap<Long, Optional<Long>> last = new TreeMap<>();
        Stream.of(lines.get(1).split(" "))
                .forEach(number -> last.put(
                        Long.valueOf(number),
                        Optional.of(lasts.next())
                                .filter(each -> !each.equals(NEVER))
                                .map(Long::valueOf)));
        return new KnownSequences(lines.get(0), last);
    }
}
