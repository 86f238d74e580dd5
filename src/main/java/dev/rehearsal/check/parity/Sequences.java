package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.dialect.Counters;
import dev.rehearsal.database.dialect.Dialect;
import dev.rehearsal.database.dialect.Relation;
import dev.rehearsal.database.dialect.Sequence;
import dev.rehearsal.database.dialect.SequencePosition;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The sequences of green as they stood at the cut, compared with blue's and with the columns they number. */
public record Sequences(long count, List<Finding> findings) {
    public Sequences {
        findings = List.copyOf(findings);
    }

    /** Compares where they stand now, over connections that nobody used before; where that fails, nobody knows. */
    public static Sequences compare(Dialect dialect, Supplier<Sql> blue, Supplier<Sql> green) {
        try (CutSnapshot now = CutSnapshot.prepare(dialect, green, Duration.ZERO);
                Sql sql = blue.get()) {
            now.take();
            return now.isTaken() ? compare(sql, now) : unknown(now.problem());
        } catch (SqlFailedException e) {
            return unknown(e.brief());
        }
    }

    static Sequences unknown(String why) {
        Finding finding = Finding.unknown(
                FindingCode.SEQUENCE_BEHIND,
                "every sequence of green to be compared with blue's",
                why,
                "sequences",
                "let the operator read them all");
        return new Sequences(0, List.of(finding));
    }

    /** @param blue not in a transaction, which would keep the lock of every sequence */
    static Sequences compare(Sql blue, CutSnapshot green) {
        Counters counters = green.dialect().counters();
        List<Relation> hidden = counters.unreadable(blue);
        if (!hidden.isEmpty()) {
            return unknown("the operator may not read %s of blue".formatted(hidden));
        }
        Map<Relation, SequencePosition> ours = counters.read(blue).positions();
        Map<Relation, SequencePosition> theirs = green.positions();
        List<Finding> findings = new ArrayList<>();
        for (Sequence sequence : green.sequences()) {
            Optional.ofNullable(theirs.get(sequence.relation()))
                    .flatMap(position -> expected(
                                    sequence, position, Optional.ofNullable(ours.get(sequence.relation())), green)
                            .map(expected -> finding(
                                    sequence.name(), expected, "it would hand out %s".formatted(position.next()))))
                    .ifPresent(findings::add);
        }
        Set<Relation> onGreen =
                green.sequences().stream().map(Sequence::relation).collect(Collectors.toSet());
        counters.all(blue).stream()
                .filter(sequence -> !onGreen.contains(sequence.relation()))
                .map(sequence -> finding(sequence.name(), "a sequence on green, as on blue", "none"))
                .forEach(findings::add);
        return new Sequences(green.sequences().size(), findings);
    }

    /**
     * What one that is behind should do. One that is behind its column on blue too has wrapped around, or the column
     * was filled by hand.
     */
    private static Optional<String> expected(
            Sequence sequence, SequencePosition green, Optional<SequencePosition> blue, CutSnapshot snapshot) {
        BigInteger step = BigInteger.valueOf(sequence.increment());
        return blue.isPresent()
                ? blue.map(ours -> ours.next().subtract(step))
                        .filter(last -> isTaken(sequence, green, last))
                        .map("to hand out a value beyond %s, which blue is past"::formatted)
                : snapshot.dialect()
                        .counters()
                        .furthestInOwner(snapshot.sql(), sequence)
                        .map(BigInteger::valueOf)
                        .filter(furthest -> isTaken(sequence, green, furthest))
                        .map("to hand out a value beyond %s, the furthest in its column"::formatted);
    }

    private static boolean isTaken(Sequence sequence, SequencePosition green, BigInteger furthest) {
        return green.next().compareTo(furthest) * Long.signum(sequence.increment()) <= 0;
    }

    private static Finding finding(String sequence, String expected, String found) {
        return Finding.failed(
                FindingCode.SEQUENCE_BEHIND,
                expected,
                found,
                sequence,
                "synchronise sequences between catching up and letting traffic go, with a margin");
    }
}
