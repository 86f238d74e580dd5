package dev.rehearsal.database.dialect;

import java.math.BigInteger;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a sequence stands at one moment. Sequences know no snapshots: each statement sees them as they are.
 *
 * @param last the value handed out last or, where none has been, the one to be handed out first
 * @param isCalled whether it has handed out any
 * @param increment negative where it counts down
 */
public record SequencePosition(Relation name, long last, boolean isCalled, long increment) {
    /** The value to be handed out next, were there no limit. */
    public BigInteger next() {
        BigInteger from = BigInteger.valueOf(last);
        return isCalled ? from.add(BigInteger.valueOf(increment)) : from;
    }

    /** Whether it would hand out a value that the other has handed out, or the other's next. */
    public boolean isBehind(SequencePosition other) {
        // Ten thousand are compared while clients wait, and most stand where the other does or hand out few values.
        boolean isSmall = isFarFromTheEnd(last)
                && isFarFromTheEnd(other.last)
                && isFarFromTheEnd(increment)
                && isFarFromTheEnd(other.increment);
        int order = isSmall
                ? Long.compare(last + (isCalled ? increment : 0), other.last + (other.isCalled ? other.increment : 0))
                : next().compareTo(other.next());
        return order * Long.signum(increment) < 0;
    }

    /** Whether a sum of two such numbers is a number of 64 bits. */
    private static boolean isFarFromTheEnd(long number) {
        return number < Long.MAX_VALUE / 2 && number > Long.MIN_VALUE / 2;
    }

    /** For the runbook's table of values, a line each, by name; {@link #read} is the reverse. */
    public static String written(Collection<SequencePosition> positions) {
        return positions.stream()
                .sorted(Comparator.comparing(SequencePosition::name))
                .map(each -> "%s %s %s %s".formatted(each.last, each.isCalled, each.increment, encoded(each.name)))
                .collect(Collectors.joining("\n"));
    }

    public static List<SequencePosition> read(String written) {
        return written.lines().map(SequencePosition::readLine).toList();
    }

    /** Reads the positions of the sequences of these names alone. */
    public static List<SequencePosition> read(String written, Set<Relation> names) {
        Set<String> wanted = names.stream().map(SequencePosition::encoded).collect(Collectors.toSet());
        return written.lines()
                .filter(line -> wanted.contains(nameIn(line)))
                .map(SequencePosition::readLine)
                .toList();
    }

    private static String nameIn(String line) {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        return line.substring(line.indexOf(' ', second + 1) + 1);
    }

    private static SequencePosition readLine(String line) {
        String[] parts = line.split(" ", 5);
        return new SequencePosition(
                new Relation(decoded(parts[3]), decoded(parts[4])),
                Long.parseLong(parts[0]),
                Boolean.parseBoolean(parts[1]),
                Long.parseLong(parts[2]));
    }

    private static String encoded(Relation name) {
        return "%s %s".formatted(encoded(name.schema()), encoded(name.name()));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private static String decoded(String name) {
        boolean isPlain = name.indexOf('%') < 0 && name.indexOf('+') < 0;
        return isPlain ? name : URLDecoder.decode(name, StandardCharsets.UTF_8);
    }
}
