package dev.rehearsal.database;

/** How this machine gets to an {@link Endpoint}: directly, by a published port, or through a tunnel. */
@FunctionalInterface
public interface Reach {
    Reach DIRECT = endpoint -> endpoint;

    /** The address to connect to from here. */
    Endpoint from(Endpoint endpoint);
}
