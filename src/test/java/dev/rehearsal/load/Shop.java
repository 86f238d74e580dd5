package dev.rehearsal.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An application on 127.0.0.1 that answers as a test tells it to, and remembers what it was asked. */
public final class Shop implements AutoCloseable {
    /** What is done with one request; the answer is empty and 200 unless it sends another. */
    public interface Behaviour {
        void serve(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile CountDownLatch door = new CountDownLatch(0);
    private final Queue<URI> asked = new ConcurrentLinkedQueue<>();

    private Shop(HttpServer server) {
        this.server = server;
    }

    public static Shop open(Behaviour behaviour) throws IOException {
        Shop shop = new Shop(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000));
        shop.server.setExecutor(shop.threads);
        shop.server.createContext("/", exchange -> shop.serve(exchange, behaviour));
        shop.server.start();
        return shop;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<URI> asked() {
        return List.copyOf(asked);
    }

    /** Leaves every request unanswered until {@link #release}. */
    void hold() {
        door = new CountDownLatch(1);
    }

    void release() {
        door.countDown();
    }

    private void serve(HttpExchange exchange, Behaviour behaviour) throws IOException {
        asked.add(exchange.getRequestURI());
        try (exchange) {
            door.await();
            behaviour.serve(exchange);
            if (exchange.getResponseCode() < 0) {
                exchange.sendResponseHeaders(200, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
