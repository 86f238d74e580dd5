package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A sequence and where it stands, whether a column owns it or not.
 *
 * @param last the value handed out last or, where none has been, the one to be handed out first
 * @param isCalled whether it has handed out any
 */
public record SequenceState(Relation name, long last, boolean isCalled, long increment, long min, long max) {
    private static final String DEFINITIONS = """
            select n.nspname, c.relname, s.seqincrement, s.seqmin, s.seqmax
            from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
            where c.relpersistence <> 't' order by 1, 2""";

    /** All of a database, by name. */
    public static List<SequenceState> all(Sql sql) {
        List<SequenceState> defined = sql.list(
                DEFINITIONS,
                row -> new SequenceState(Relation.of(row), 0, false, row.getLong(3), row.getLong(4), row.getLong(5)));
        return defined.isEmpty() ? List.of() : positioned(sql, defined);
    }

    /**
     * The view pg_sequences shows no value before the first call, so each sequence is read itself, all in one query.
     */
    private static List<SequenceState> positioned(Sql sql, List<SequenceState> defined) {
        String positions = IntStream.range(0, defined.size())
                .mapToObj(i -> "select %d, last_value, is_called from %s"
                        .formatted(i, defined.get(i).name()))
                .collect(Collectors.joining(" union all "));
        return sql.list(
                positions + " order by 1", row -> defined.get(row.getInt(1)).at(row.getLong(2), row.getBoolean(3)));
    }

    /** Sets every one of the sequences, in one statement. */
    public static String setting(List<SequenceState> sequences) {
        return sequences.stream()
                .map(each ->
                        "(%s, %d, %b)".formatted(Quoted.literal(each.name().toString()), each.last(), each.isCalled()))
                .collect(Collectors.joining(
                        ", ",
                        "select setval(name::regclass, last, called) from (values ",
                        ") as sequences (name, last, called)"));
    }

    /**
     * The sequence this many values on. One that was never called stays so, and one without room for the margin stands
     * where it stood, whether it would cycle or end.
     */
    public SequenceState ahead(long margin) {
        BigInteger moved = BigInteger.valueOf(last).add(step().multiply(BigInteger.valueOf(margin)));
        boolean hasRoom =
                moved.compareTo(BigInteger.valueOf(min)) >= 0 && moved.compareTo(BigInteger.valueOf(max)) <= 0;
        return isCalled && hasRoom ? at(moved.longValueExact(), true) : this;
    }

    /** Whether it would hand out a value that the other has handed out, or the other's next. */
    public boolean isBehind(SequenceState other) {
        int direction = increment < 0 ? -1 : 1;
        return next().compareTo(other.next()) * direction < 0;
    }

    /** The value to be handed out next, were there no limit. */
    public BigInteger next() {
        BigInteger from = BigInteger.valueOf(last);
        return isCalled ? from.add(step()) : from;
    }

    private BigInteger step() {
        return BigInteger.valueOf(increment);
    }

    private SequenceState at(long newLast, boolean isNowCalled) {
        return new SequenceState(name, newLast, isNowCalled, increment, min, max);
    }
}
