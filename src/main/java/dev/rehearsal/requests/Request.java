package dev.rehearsal.requests;

/**
 * One request as its client saw it. Times are microseconds since the epoch on the load machine's clock.
 *
 * @param number its place among the requests of the rehearsal, from 1
 * @param kind what it asked for, such as {@code create}; no commas
 * @param intended when it should have been sent by the constant arrival rate
 * @param begun when it was sent
 * @param ended when its answer arrived, or the client gave up
 * @param attempts how often the application tried, 1 without retries
 * @param writeId the identity of the write it carried; {@link #NO_WRITE} for a read
 * @param server which database server answered, as it names itself; empty when unknown
 * @param error the SQL state, or a word for what went wrong; empty when all is well
 */
public record Request(
        long number,
        String kind,
        long intended,
        long begun,
        long ended,
        Status status,
        int attempts,
        long writeId,
        String server,
        String error) {
    public static final long NO_WRITE = -1;

    public boolean isWrite() {
        return writeId != NO_WRITE;
    }

    /** From the intended start to the answer, in microseconds: a stall counts for all who would have arrived. */
    public long latency() {
        return ended - intended;
    }

    /** How late the load itself was, in microseconds. */
    public long lateness() {
        return begun - intended;
    }
}
