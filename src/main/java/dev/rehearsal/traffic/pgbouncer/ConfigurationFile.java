package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.traffic.GateException;

/**
 * The file that PgBouncer reads at its start and at RELOAD, wherever it lies. Any thread may read it; calls have
 * deadlines.
 */
public interface ConfigurationFile {
    String read() throws GateException, InterruptedException;

    /** Puts another content in its place, all at once: whoever reads it meanwhile reads the former or this one. */
    void replace(String content) throws GateException, InterruptedException;

    /** Where it lies, for messages. */
    @Override
    String toString();
}
