package dev.rehearsal.traffic;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the application is given its connections: by a secret, which each of its instances reads when it starts. Used by
 * one thread.
 */
public interface Deployment {
    /** What the secret says. */
    Connections configured() throws DeploymentException;

    /** Every instance, asked now what it is connected to, which may not be what the secret says. */
    List<DeployedInstance> deployed() throws DeploymentException;

    /**
     * Writes the secret and replaces every instance, one after the other: the next one is started, and answers, before
     * the former one gets no more requests, and that one ends when it has answered those it has. No request fails.
     *
     * @throws DeploymentException when the application is held by its gate, or an instance does not start; the
     *     instances that were not replaced yet then go on as before, and the secret stays written
     */
    void redeploy(Connections wanted, Duration within) throws DeploymentException, InterruptedException;

    /** What a redeploy begins with, in the words of a plan. */
    default String way() {
        return "write the secret";
    }

    /** Why instances cannot be asked, but only be told, what they are connected to; empty where they can. */
    default Optional<String> doubt() {
        return Optional.empty();
    }

    /** Has every instance write and read something over the connections it has; what was written is taken back. */
    List<TriedInstance> tried() throws DeploymentException;

    /** The gate as the application reaches it; empty for a gate without an address of its own. */
    Optional<Address> gate(String database);
}
