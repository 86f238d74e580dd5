package dev.rehearsal.server;

import dev.rehearsal.database.Endpoint;

/** A stable address behind which the server may change, as RDS moves an endpoint. Safe for many threads. */
public interface EndpointForwarder extends AutoCloseable {
    /** The address that never changes, as servers and applications use it. */
    Endpoint endpoint();

    /** From now on new connections go there. Those that exist stay where they are. */
    void pointTo(DatabaseServer server);

    /** From now on new connections are refused. Those that exist stay. */
    void refuse();

    /** Ends every connection there is. */
    void cut();

    @Override
    void close();
}
