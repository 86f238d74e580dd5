package dev.rehearsal.server;

/** A consistent copy of a server's data, from which servers can be made. Closing it deletes it. */
public interface PostgresBackup extends AutoCloseable {
    /** A server from a copy of this copy, not yet started. */
    PostgresServer restore(String name) throws InterruptedException;

    @Override
    void close();
}
