package dev.rehearsal.http;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** A process that has no file descriptor left for its server's next connection, for a second. Prints who was served. */
final class DescriptorShortage {
    private static final Duration LASTS = Duration.ofSeconds(1);
    private static final byte[] REQUEST = "GET /any HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final String ANSWER = "served";

    private final Deque<InputStream> hoard = new ArrayDeque<>();

    private DescriptorShortage() {}

    public static void main(String[] arguments) throws IOException {
        try (HttpServer server = HttpServer.open(
                        "scarce", call -> CompletableFuture.completedFuture(HttpAnswer.text(200, ANSWER)));
                Socket connected = client(server)) {
            ask(connected);
            new DescriptorShortage().serve(server, connected);
        }
    }

    private void serve(HttpServer server, Socket connected) throws IOException {
        try (Socket late = new Socket()) {
            // One for this end of the connection, while there are any, and none for the other.
            late.bind(null);
            takeAll();
            connect(late, server);
            long end = System.nanoTime() + LASTS.toNanos();
            while (System.nanoTime() < end) {
                ask(connected);
            }
            System.out.println("who was connected: " + ANSWER);
            giveBack();
            ask(late);
            System.out.println("who came late: " + ANSWER);
        }
    }

    private void takeAll() {
        try {
            while (true) {
                hoard.push(new FileInputStream("/dev/null"));
            }
        } catch (IOException e) {
            // As wanted: none is left.
        }
    }

    private void giveBack() throws IOException {
        while (!hoard.isEmpty()) {
            hoard.pop().close();
        }
    }

    private static Socket client(HttpServer server) throws IOException {
        Socket client = new Socket();
        connect(client, server);
        return client;
    }

    private static void connect(Socket client, HttpServer server) throws IOException {
        client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        client.setSoTimeout(10_000);
    }

    private static void ask(Socket client) throws IOException {
        client.getOutputStream().write(REQUEST);
        StringBuilder said = new StringBuilder();
        while (said.indexOf(ANSWER) < 0) {
            int next = client.getInputStream().read();
            if (next < 0) {
                throw new IOException("closed after: " + said);
            }
            said.append((char) next);
        }
    }
}
