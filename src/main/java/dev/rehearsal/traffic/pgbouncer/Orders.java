package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.traffic.GateException;
import java.util.List;

/**
 * How PgBouncer is told to hold, release and read its file again. For one thread, but for {@link #ready} and
 * {@link #problems}, which any may call while nothing is held; calls have deadlines.
 */
interface Orders extends AutoCloseable {
    /** Begins to hold new work for these databases, or for more where there is no finer order. */
    Pausing pause(List<String> databases) throws GateException, InterruptedException;

    /** A pause that has been ordered. */
    interface Pausing {
        /** Whether no work is under way any longer; throws when that will never be known. */
        boolean isDrained() throws GateException, InterruptedException;
    }

    /** Opens what a pause takes, so that no pause waits for a login. */
    void ready(List<String> databases) throws GateException, InterruptedException;

    /** Releases these databases, and stops waiting for a pause; harmless where they are not held. */
    void resume(List<String> databases) throws GateException, InterruptedException;

    /** Has the file read again. What it says may take effect a little later. */
    void reload() throws GateException, InterruptedException;

    /** Why these orders could not be given or seen to be carried out; empty when they can. */
    List<String> problems() throws GateException, InterruptedException;

    @Override
    void close();
}
