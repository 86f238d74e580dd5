package dev.rehearsal.environment;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Connections;
import dev.rehearsal.database.Endpoint;
import dev.rehearsal.database.Reach;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Addresses as RDS reports them and as this machine reaches them, there and back. Safe for many threads. */
public final class Views {
    private final Reach reach;
    private final Map<Endpoint, Endpoint> reported = new ConcurrentHashMap<>();

    public Views(Reach reach) {
        this.reach = reach;
    }

    /** How to get there from here. */
    public Address fromHere(Address address) {
        Endpoint endpoint = reach.from(address.endpoint());
        reported.put(endpoint, address.endpoint());
        return new Address(endpoint, address.database());
    }

    public Connections fromHere(Connections connections) {
        return new Connections(
                fromHere(connections.writer()), connections.readers().map(this::fromHere));
    }

    Connections asReported(Connections connections) {
        return new Connections(
                asReported(connections.writer()), connections.readers().map(this::asReported));
    }

    /** What RDS calls a place that was once asked for; any other as it is. */
    Address asReported(Address address) {
        return new Address(reported.getOrDefault(address.endpoint(), address.endpoint()), address.database());
    }
}
