package dev.rehearsal.server;

import dev.rehearsal.database.Endpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stable address of this machine's own, in front of servers on this machine. It forwards in threads of this process,
 * all of them daemons.
 */
public final class LocalForwarder implements EndpointForwarder {
    private static final Logger LOG = LoggerFactory.getLogger(LocalForwarder.class);
    /** The whole of 127.0.0.0/8 is this machine on Linux; elsewhere it may have to be made known. */
    private static final String BESIDE = "127.0.0.2";

    private static final int WAITING_CONNECTIONS = 256;

    private final ServerSocket door;
    private final Set<ForwardedConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile Optional<Endpoint> target = Optional.empty();

    private LocalForwarder(ServerSocket door) {
        this.door = door;
    }

    /**
     * Opens it with nothing behind it yet.
     *
     * @param port 0 for any free one
     * @throws ServerException when the port is taken
     */
    public static LocalForwarder open(int port) {
        return open("127.0.0.1", port);
    }

    /** The same on another address of this machine's, with the port of a first. */
    public static LocalForwarder openBeside(int port) {
        return open(BESIDE, port);
    }

    private static LocalForwarder open(String host, int port) {
        try {
            ServerSocket door = new ServerSocket();
            try {
                // Connections of an earlier rehearsal may linger on the port, though nobody listens there.
                door.setReuseAddress(true);
                door.bind(new InetSocketAddress(host, port), WAITING_CONNECTIONS);
            } catch (IOException e) {
                door.close();
                throw e;
            }
            LocalForwarder forwarder = new LocalForwarder(door);
            Daemon.start("endpoint-" + door.getLocalPort(), forwarder::accept);
            return forwarder;
        } catch (IOException e) {
            throw new ServerException(
                    "listen on %s:%d".formatted(host, port),
                    e,
                    "end what listens there, or choose another port or 0 for any");
        }
    }

    @Override
    public Endpoint endpoint() {
        return new Endpoint(door.getInetAddress().getHostAddress(), door.getLocalPort());
    }

    @Override
    public void pointTo(DatabaseServer server) {
        pointTo(server.endpoint());
    }

    void pointTo(Endpoint server) {
        target = Optional.of(server);
    }

    @Override
    public void refuse() {
        target = Optional.empty();
    }

    @Override
    public void cut() {
        connections.forEach(ForwardedConnection::reset);
    }

    /** How many connections there are. */
    int connections() {
        return connections.size();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                forward(door.accept());
            } catch (IOException e) {
                LOG.debug("{} accepted no connection: {}", endpoint(), e.getMessage());
            }
        }
    }

    private void forward(Socket client) {
        Optional<Endpoint> server = target;
        ForwardedConnection connection = new ForwardedConnection(client, connections::remove);
        if (server.isEmpty()) {
            connection.reset();
            return;
        }
        connections.add(connection);
        Daemon.start("forward-" + client.getPort(), () -> connection.carry(server.get()));
    }

    @Override
    public void close() {
        refuse();
        try {
            door.close();
        } catch (IOException e) {
            throw new ServerException("close " + endpoint(), e, "end this process");
        } finally {
            cut();
        }
    }
}
