package dev.rehearsal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves HTTP/1.1 (RFC 9112) on the loopback interface: GET and POST with their parameters in the query; bodies of
 * requests are skipped. One thread takes all requests in, and no other is woken to give an answer. It never closes a
 * connection for idleness, since a request may be on its way there. Safe for many threads.
 */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int WAITING_CONNECTIONS = 1024;
    /** Half of the descriptors are for all else that its process does. */
    private static final int SHARE = 2;

    private final ServerSocketChannel door;
    private final Selector selector;
    private final Intake intake;
    private final Function<HttpCall, CompletableFuture<HttpAnswer>> handler;
    private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private HttpServer(
            ServerSocketChannel door, Selector selector, Function<HttpCall, CompletableFuture<HttpAnswer>> handler)
            throws IOException {
        this.door = door;
        this.selector = selector;
        this.intake = Intake.at(door, selector, SHARE);
        this.handler = handler;
    }

    /**
     * Opens one at any free port.
     *
     * @param handler is called by the one thread that takes requests in, and must not wait for anything
     */
    public static HttpServer open(String name, Function<HttpCall, CompletableFuture<HttpAnswer>> handler)
            throws IOException {
        ServerSocketChannel door = ServerSocketChannel.open();
        try {
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), WAITING_CONNECTIONS);
            HttpServer server = new HttpServer(door, Selector.open(), handler);
            Thread thread = new Thread(server::serve, name);
            thread.setDaemon(true);
            thread.start();
            return server;
        } catch (IOException e) {
            door.close();
            throw e;
        }
    }

    public int port() {
        return door.socket().getLocalPort();
    }

    /** Never completes exceptionally. */
    CompletableFuture<HttpAnswer> handle(HttpCall call) {
        try {
            return handler.apply(call).exceptionally(error -> failed(call, error));
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(failed(call, e));
        }
    }

    private static HttpAnswer failed(HttpCall call, Throwable error) {
        LOG.error("{} failed", call.route(), error);
        return HttpAnswer.text(500, "failed");
    }

    /** Has the server's thread do something between two of its rounds. */
    void later(Runnable order) {
        orders.add(order);
        selector.wakeup();
    }

    private void serve() {
        try {
            while (selector.isOpen()) {
                selector.select(this::serve);
                intake.proceed();
                for (Runnable order = orders.poll(); order != null && selector.isOpen(); order = orders.poll()) {
                    order.run();
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("port {} is served no more", port(), e);
            shut();
        } finally {
            end.complete(null);
        }
    }

    private void serve(SelectionKey key) {
        if (key.attachment() instanceof HttpConnection connection) {
            connection.read();
        } else if (key.isValid()) {
            intake.accept(this::welcome);
        }
    }

    private void welcome(SocketChannel client) throws IOException {
        SelectionKey key = client.register(selector, SelectionKey.OP_READ);
        key.attach(new HttpConnection(this, client, key));
    }

    /** Closes every connection, answered or not. */
    @Override
    public void close() {
        later(this::shut);
        end.join();
    }

    private void shut() {
        try {
            door.close();
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            LOG.debug("what is left of it goes with the process", e);
        }
    }
}
