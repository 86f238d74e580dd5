package dev.rehearsal.database.dialect;

import java.math.BigInteger;

/**
 * A sequence and where it stands, whether a column owns it or not.
 *
 * @param oid its number in the catalog
 */
public record SequenceState(SequencePosition position, long oid, long min, long max) {
    public Relation name() {
        return position.name();
    }

    /** The same sequence at another place. */
    SequenceState at(SequencePosition other) {
        return new SequenceState(other, oid, min, max);
    }

    /**
     * The position this many values on. One that was never called stays so, and one without room for the margin stands
     * where it stood, whether it would cycle or end.
     */
    public SequencePosition ahead(long margin) {
        BigInteger moved = BigInteger.valueOf(position.last())
                .add(BigInteger.valueOf(position.increment()).multiply(BigInteger.valueOf(margin)));
        boolean hasRoom =
                moved.compareTo(BigInteger.valueOf(min)) >= 0 && moved.compareTo(BigInteger.valueOf(max)) <= 0;
        return position.isCalled() && hasRoom
                ? new SequencePosition(name(), moved.longValueExact(), true, position.increment())
                : position;
    }
}
