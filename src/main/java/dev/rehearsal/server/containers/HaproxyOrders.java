package dev.rehearsal.server.containers;

import dev.rehearsal.database.Endpoint;
import dev.rehearsal.server.ServerException;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What HAProxy is told while it runs, one connection for each order. (<a
 * href="https://docs.haproxy.org/3.0/management.html#9.3">Unix Socket commands</a>)
 */
record HaproxyOrders(Container container, Endpoint door, String name) {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);
    private static final Duration READY_WITHIN = Duration.ofSeconds(20);

    private static final String ADVICE = "mend what it says";

    /** A forwarder that takes orders already. */
    static HaproxyOrders to(Container container, Endpoint door, String name) throws InterruptedException {
        HaproxyOrders orders = new HaproxyOrders(container, door, name);
        try {
            Await.until("the forwarder of '%s'".formatted(name), Deadline.after(READY_WITHIN), orders::look);
        } catch (TimedOutException e) {
            throw orders.failed("start the forwarder of '%s'".formatted(name), String.valueOf(e.getMessage()));
        }
        return orders;
    }

    private Observation look() {
        try {
            String answer = answer("show info");
            return Observation.of(answer.contains("Name: HAProxy"), answer.isEmpty() ? "no answer" : answer);
        } catch (IOException e) {
            return Observation.notYet(String.valueOf(e.getMessage()));
        }
    }

    /** Changes where the forwarder leads. */
    void address(Endpoint server) {
        String order = "set server servers/current addr %s port %d".formatted(server.host(), server.port());
        String answer = said(order);
        if (!answer.contains("changed") && !answer.contains("no need to change")) {
            throw refused(order, answer);
        }
    }

    /** Gives an order that is obeyed in silence. */
    void give(String order) {
        String answer = said(order);
        if (!answer.isBlank()) {
            throw refused(order, answer);
        }
    }

    private String said(String order) {
        try {
            return answer(order);
        } catch (IOException e) {
            throw failed(attempt(order), String.valueOf(e));
        }
    }

    private ServerException refused(String order, String found) {
        return failed(attempt(order), found.strip());
    }

    private ServerException failed(String attempted, String found) {
        return new ServerException(attempted, "%s; its container: %s".formatted(found, container.lastWords()), ADVICE);
    }

    private String attempt(String order) {
        return "tell the forwarder of '%s' to %s".formatted(name, order);
    }

    private String answer(String order) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(door.host(), door.port()), (int) ANSWERS_WITHIN.toMillis());
            socket.setSoTimeout((int) ANSWERS_WITHIN.toMillis());
            socket.getOutputStream().write((order + "\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
