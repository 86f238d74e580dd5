package dev.rehearsal.traffic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The admin door of an application that does whatever a test wants. */
final class FakeMember implements AutoCloseable {
    private final String name;
    private final HttpServer server;
    private final List<String> orders = new CopyOnWriteArrayList<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final Set<String> late = ConcurrentHashMap.newKeySet();
    private volatile boolean isPaused;
    private volatile String target = "blue";

    FakeMember(String name) throws IOException {
        this.name = name;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/gate", this::serve);
        server.start();
    }

    URI door() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on, this order is refused for that reason. */
    FakeMember refuses(String order, String reason) {
        refusals.put(order, reason);
        return this;
    }

    /** From now on, there is too little time for this order. */
    FakeMember isLateWith(String order, String reason) {
        late.add(order);
        return refuses(order, reason);
    }

    List<String> orders() {
        return orders;
    }

    boolean isPaused() {
        return isPaused;
    }

    String target() {
        return target;
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String order = path.substring(path.lastIndexOf('/') + 1);
        if (exchange.getRequestMethod().equals("POST")) {
            orders.add(exchange.getRequestURI().toString());
        }
        String refusal = refusals.getOrDefault(order, "");
        if (refusal.isEmpty()) {
            obey(order);
        }
        byte[] body = """
                {"member":"%s","host":"%s","port":5432,"database":"shop","paused":%s,"active":2,"waiting":3,"error":"%s","late":%s}""".formatted(name, target, isPaused, refusal, late.contains(order))
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(refusal.isEmpty() ? 200 : 409, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void obey(String order) {
        switch (order) {
            case "pause" -> isPaused = true;
            case "resume" -> isPaused = false;
            case "repoint" -> target = "green";
            case "point-back" -> target = "blue";
            default -> {}
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
