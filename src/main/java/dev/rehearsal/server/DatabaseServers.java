package dev.rehearsal.server;

import dev.rehearsal.database.Reach;
import java.util.List;

/** Makes PostgreSQL servers, several releases side by side. Safe for many threads. */
public interface DatabaseServers {
    /** The releases that servers can be made of, in the order of their versions. */
    List<ServerRelease> releases();

    /**
     * Makes sure that everything a server of the release is made of is on this machine.
     *
     * @throws ServerException saying why it cannot be had
     */
    void provide(ServerRelease release) throws InterruptedException;

    /** Whether servers made here can be upgraded in place. */
    boolean canUpgrade();

    /** A new, empty server, not yet started. */
    DatabaseServer create(ServerRelease release, String name) throws InterruptedException;

    /** Bytes that may still be written where the servers' data lie. */
    long freeBytes();

    /** Where that is, for people. */
    String place();

    /** Every setting that a release knows. */
    ServerSettings settings(ServerRelease release) throws InterruptedException;

    /**
     * A stable address with nothing behind it yet.
     *
     * @param port 0 for any free one
     * @throws ServerException when the port is taken
     */
    EndpointForwarder openEndpoint(String name, int port) throws InterruptedException;

    /**
     * Another stable address with the same port, as a cluster has one for its writer and one for its readers.
     *
     * @throws ServerException when the port is taken there
     */
    EndpointForwarder openBeside(EndpointForwarder first, String name) throws InterruptedException;

    /** How this machine gets to the addresses of {@link EndpointForwarder#endpoint}. */
    Reach reach();
}
