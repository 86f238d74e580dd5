package dev.rehearsal.application.door;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection to a {@link FrontDoor}, and the one that carries its requests on. Between an answer's end and
 * the next request's beginning nothing is on its way, so that the second may be closed and another opened: it is for
 * this side to close it, and the process there never does. Clients are taken to wait for an answer before they send the
 * next request. For the door's thread only.
 */
final class Passage {
    private static final Logger LOG = LoggerFactory.getLogger(Passage.class);

    private final FrontDoor door;
    private final Selector selector;
    private final SocketChannel client;
    private final Pipe request = new Pipe();
    private final Pipe answer = new Pipe();
    private final AnswerEnd end = new AnswerEnd();
    private @Nullable SocketChannel server;
    private Backend serves = Backend.NOBODY;
    private boolean isUnderWay;

    private Passage(FrontDoor door, Selector selector, SocketChannel client) {
        this.door = door;
        this.selector = selector;
        this.client = client;
    }

    static void open(SocketChannel client, FrontDoor door, Selector selector) throws IOException {
        client.register(selector, SelectionKey.OP_READ, new Passage(door, selector, client));
    }

    /** Moves what can be moved now that something is ready on either connection. */
    void serve(SelectionKey ready) {
        boolean isClients = ready.channel() == client;
        try {
            if (isClients && ready.isReadable()) {
                takeRequest();
            }
            if (server != null && (isClients || server.finishConnect())) {
                carryOn(server, !isClients && ready.isReadable());
            }
            listen();
        } catch (IOException e) {
            LOG.debug("a connection broke", e);
            reset();
        }
    }

    private void takeRequest() throws IOException {
        int read = request.read(client);
        if (read < 0) {
            close();
        } else if (read > 0 && !isUnderWay) {
            begin();
        }
    }

    private void begin() throws IOException {
        Backend now = door.backend();
        if (server == null || serves != now) {
            closeServer();
            server = connect(now);
            serves = now;
        }
        isUnderWay = true;
        serves.begun();
        end.expect();
    }

    private SocketChannel connect(Backend now) throws IOException {
        if (!now.isSomebody()) {
            throw new IOException("nobody is behind the door");
        }
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), now.port()));
            channel.register(selector, 0, this);
            return channel;
        } catch (IOException | RuntimeException e) {
            close(channel);
            throw e;
        }
    }

    private void carryOn(SocketChannel to, boolean isAnswering) throws IOException {
        if (to.isConnected()) {
            request.write(to);
        }
        int read = isAnswering ? answer.read(to) : 0;
        if (read > 0) {
            answer.show(read, end);
        }
        answer.write(client);
        if (isUnderWay && end.isReached()) {
            finish();
        } else if (read < 0) {
            broken();
        }
    }

    private void finish() throws IOException {
        isUnderWay = false;
        serves.ended();
        if (serves != door.backend() || end.closes()) {
            closeServer();
        }
    }

    /** The process has closed its side: nothing is lost between two requests, and an answer is within one. */
    private void broken() throws IOException {
        if (isUnderWay) {
            throw new IOException("the process closed the connection before it answered");
        }
        closeServer();
    }

    /** Closes the connection to a process that is behind the door no more, unless that still has to answer. */
    void leave(Backend former) {
        if (serves == former && !isUnderWay) {
            closeServer();
        }
    }

    /** Waits for whatever there is room for. */
    private void listen() {
        SelectionKey in = client.keyFor(selector);
        if (in == null || !in.isValid()) {
            return;
        }
        if (answer.isEmpty() && !isUnderWay && end.closes()) {
            close();
            return;
        }
        in.interestOps(interest(request, answer));
        SelectionKey out = server == null ? null : server.keyFor(selector);
        if (server != null && out != null && out.isValid()) {
            out.interestOps(server.isConnectionPending() ? SelectionKey.OP_CONNECT : interest(answer, request));
        }
    }

    private static int interest(Pipe incoming, Pipe outgoing) {
        return (incoming.hasRoom() ? SelectionKey.OP_READ : 0) | (outgoing.isEmpty() ? 0 : SelectionKey.OP_WRITE);
    }

    /** Ends both sides; the client's with a reset, as a process that dies does. */
    void reset() {
        try {
            client.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            LOG.debug("the client has gone", e);
        }
        close();
    }

    private void close() {
        if (isUnderWay) {
            isUnderWay = false;
            serves.ended();
        }
        closeServer();
        close(client);
    }

    private void closeServer() {
        if (server != null) {
            close(server);
            server = null;
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("closing a connection that is gone anyway", e);
        }
    }
}
