package dev.rehearsal.server;

import dev.rehearsal.database.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One client's connection and its continuation to the server, bytes flowing both ways until both sides have ended. */
final class ForwardedConnection {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final int BUFFER = 64 * 1024;

    private final Socket client;
    private final Socket server = new Socket();
    private final Consumer<ForwardedConnection> onEnd;
    private final AtomicInteger openWays = new AtomicInteger(2);

    ForwardedConnection(Socket client, Consumer<ForwardedConnection> onEnd) {
        this.client = client;
        this.onEnd = onEnd;
    }

    /** Connects to the server and carries bytes; returns when the client's way has ended. */
    void carry(Endpoint to) {
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(new InetSocketAddress(to.host(), to.port()), (int) CONNECT_WITHIN.toMillis());
        } catch (IOException e) {
            reset();
            return;
        }
        if (isToItself()) {
            reset();
            return;
        }
        Daemon.start("answer-" + client.getPort(), () -> pump(server, client));
        pump(client, server);
    }

    /**
     * Where nobody listens any more, the system may give this end the very port it wants to reach, and connect it to
     * itself (TCP's simultaneous open, RFC 9293, 3.5).
     */
    private boolean isToItself() {
        return server.getLocalSocketAddress().equals(server.getRemoteSocketAddress());
    }

    /** Ends both sides with a reset, as a lost server does. */
    void reset() {
        reset(client);
        reset(server);
        onEnd.accept(this);
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
            to.shutdownOutput();
            if (openWays.decrementAndGet() == 0) {
                client.close();
                server.close();
                onEnd.accept(this);
            }
        } catch (IOException e) {
            reset();
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It was closed already, which is what was wanted.
            return;
        }
    }
}
