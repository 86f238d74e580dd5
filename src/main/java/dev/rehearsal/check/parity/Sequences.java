package dev.rehearsal.check.parity;

import dev.rehearsal.database.Sql;
import dev.rehearsal.database.SqlFailedException;
import dev.rehearsal.database.postgres.Sequence;
import dev.rehearsal.database.postgres.SequencePosition;
import dev.rehearsal.journal.Finding;
import dev.rehearsal.journal.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The sequences of green as they stood at the cut, compared with blue's and with the columns they number. */
public record Sequences(long count, List<Finding> findings) {
    public Sequences {
        findings = List.copyOf(findings);
    }

    /** Compares where they stand now, over connections that nobody used before; where that fails, nobody knows. */
    public static Sequences compare(Supplier<Sql> blue, Supplier<Sql> green) {
        try (CutSnapshot now = CutSnapshot.prepare(green);
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

    static Sequences compare(Sql blue, CutSnapshot green) {
        List<Sequence> onBlue = Sequence.all(blue);
        Map<String, SequencePosition> ours = byName(SequencePosition.read(blue, SequencePosition.reading(onBlue)));
        Map<String, SequencePosition> theirs = byName(green.positions());
        List<Finding> findings = new ArrayList<>();
        for (Sequence sequence : green.sequences()) {
            Optional.ofNullable(theirs.get(sequence.name()))
                    .flatMap(position -> behind(
                            sequence,
                            position,
                            Optional.ofNullable(ours.get(sequence.name())),
                            sequence.furthestInOwner(green.sql())))
                    .ifPresent(findings::add);
        }
        ours.keySet().stream()
                .filter(name -> !theirs.containsKey(name))
                .map(name -> finding(name, "a sequence on green, as on blue", "none"))
                .forEach(findings::add);
        return new Sequences(green.sequences().size(), findings);
    }

    private static Optional<Finding> behind(
            Sequence sequence, SequencePosition green, Optional<SequencePosition> blue, Optional<Long> inOwner) {
        long next = green.next(sequence.increment());
        // One that is behind its column on blue too has wrapped around, or the column was filled by hand.
        Optional<String> expected = blue.isPresent()
                ? blue.map(ours -> ours.next(sequence.increment()) - sequence.increment())
                        .filter(last -> isTaken(sequence, next, last))
                        .map("to hand out a value beyond %d, which blue is past"::formatted)
                : inOwner.filter(furthest -> isTaken(sequence, next, furthest))
                        .map("to hand out a value beyond %d, the furthest in its column"::formatted);
        return expected.map(each -> finding(sequence.name(), each, "it would hand out %d".formatted(next)));
    }

    private static boolean isTaken(Sequence sequence, long next, long furthest) {
        return sequence.increment() > 0 ? next <= furthest : next >= furthest;
    }

    private static Finding finding(String sequence, String expected, String found) {
        return Finding.failed(
                FindingCode.SEQUENCE_BEHIND,
                expected,
                found,
                sequence,
                "synchronise sequences between catching up and letting traffic go, with a margin");
    }

    private static Map<String, SequencePosition> byName(List<SequencePosition> positions) {
        return positions.stream().collect(Collectors.toMap(SequencePosition::name, Function.identity()));
    }
}
