package dev.rehearsal.server;

/** A consistent copy of a server's data, from which servers can be made. Closing it deletes it. */
public interface Backup extends AutoCloseable {
    /** A server from a copy of this copy, not yet started. */
    DatabaseServer restore(String name) throws InterruptedException;

    @Override
    void close();
}
