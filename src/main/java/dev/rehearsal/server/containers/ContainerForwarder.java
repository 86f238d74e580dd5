package dev.rehearsal.server.containers;

import dev.rehearsal.database.Endpoint;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.EndpointForwarder;
import java.util.List;
import java.util.Map;

/**
 * A stable address inside the rehearsal's network, and a published port of this machine that leads to the very same
 * forwarder: both sides see the same server, before and after it changes.
 */
public final class ContainerForwarder implements EndpointForwarder {
    private static final int ORDERS = 9999;
    private static final String CONFIGURATION = """
            global
                stats socket ipv4@0.0.0.0:%d level admin
            defaults
                mode tcp
                retries 0
                timeout connect 5s
                timeout client 24h
                timeout server 24h
            frontend endpoint
                bind :%d
                default_backend servers
            backend servers
                server current 127.0.0.1:1 disabled
            """;

    private final Container container;
    private final Endpoint endpoint;
    private final HaproxyOrders orders;

    private ContainerForwarder(Container container, Endpoint endpoint, HaproxyOrders orders) {
        this.container = container;
        this.endpoint = endpoint;
        this.orders = orders;
    }

    /**
     * Opens it with nothing behind it yet.
     *
     * @param published the port on this machine, 0 for any free one
     */
    public static ContainerForwarder open(ContainerRoom room, String image, String name, int inside, int published)
            throws InterruptedException {
        Endpoint endpoint = new Endpoint(name + ".rehearsal.internal", inside);
        Container container = room.start(new ContainerPlan(
                image,
                endpoint.host(),
                List.of("bash", "-c", "exec haproxy -db -f <(printf '%s' \"$CONFIGURATION\")"),
                Map.of("CONFIGURATION", CONFIGURATION.formatted(ORDERS, inside)),
                Map.of(inside, published, ORDERS, 0)));
        boolean isReady = false;
        try {
            HaproxyOrders orders = HaproxyOrders.to(container, container.published(ORDERS), name);
            isReady = true;
            return new ContainerForwarder(container, endpoint, orders);
        } finally {
            if (!isReady) {
                container.remove();
            }
        }
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    /** The forwarder's address as this machine reaches it. */
    public Endpoint fromHere() {
        return container.published(endpoint.port());
    }

    @Override
    public void pointTo(DatabaseServer server) {
        orders.address(server.endpoint());
        orders.give("set server servers/current state ready");
    }

    @Override
    public void refuse() {
        orders.give("set server servers/current state maint");
    }

    @Override
    public void cut() {
        orders.give("shutdown sessions server servers/current");
    }

    @Override
    public void close() {
        container.remove();
    }
}
