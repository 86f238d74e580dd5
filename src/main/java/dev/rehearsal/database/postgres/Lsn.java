package dev.rehearsal.database.postgres;

import dev.rehearsal.database.Sql;

/**
 * A position in a server's log, in bytes since its beginning. Servers write it as two hexadecimal numbers, as in
 * {@code 16/B374D848}.
 */
public record Lsn(long bytes) implements Comparable<Lsn> {
    private static final int HEXADECIMAL = 16;
    private static final int LOW_BITS = 32;
    private static final long LOW = 0xFFFF_FFFFL;

    /** Where a server's log stands. */
    public static final String READING = "select pg_current_wal_insert_lsn()";

    /** Where a server's log stands now: what is committed later has a position behind it. */
    public static Lsn now(Sql sql) {
        return parse(sql.text(READING).orElseThrow());
    }

    /**
     * Reads what a server writes.
     *
     * @throws IllegalArgumentException naming a text that is no position
     */
    public static Lsn parse(String text) {
        String[] halves = text.split("/", -1);
        if (halves.length != 2) {
            throw new IllegalArgumentException("'%s' is no position in a log, such as 16/B374D848".formatted(text));
        }
        return new Lsn((Long.parseLong(halves[0], HEXADECIMAL) << LOW_BITS) + Long.parseLong(halves[1], HEXADECIMAL));
    }

    @Override
    public int compareTo(Lsn other) {
        return Long.compareUnsigned(bytes, other.bytes);
    }

    public boolean isBefore(Lsn other) {
        return compareTo(other) < 0;
    }

    @Override
    public String toString() {
        return "%X/%X".formatted(bytes >>> LOW_BITS, bytes & LOW);
    }
}
