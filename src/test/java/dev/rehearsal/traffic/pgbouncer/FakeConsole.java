package dev.rehearsal.traffic.pgbouncer;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Endpoint;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A console on this machine, without TLS, which lets anybody in and answers each order by a line of code. */
final class FakeConsole implements AutoCloseable {
    private final ServerSocket socket;
    private final Answers answers;
    private final List<String> orders = new CopyOnWriteArrayList<>();

    private FakeConsole(ServerSocket socket, Answers answers) {
        this.socket = socket;
        this.answers = answers;
    }

    /** What orders are answered by. */
    interface Answers {
        /** The rows, or {@link ConsoleRefusal}. May take as long as it likes; other connections go on. */
        List<Map<String, String>> to(String order) throws IOException, InterruptedException;
    }

    static FakeConsole open(Answers answers) throws IOException {
        FakeConsole console = new FakeConsole(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answers);
        beside(console::accept);
        return console;
    }

    ConsoleDoor door() {
        return new ConsoleDoor(
                new Endpoint("127.0.0.1", socket.getLocalPort()),
                new Credentials("operator", "secret"),
                Optional.empty());
    }

    /** Every order so far. */
    List<String> orders() {
        return orders;
    }

    private void accept() throws IOException {
        while (!socket.isClosed()) {
            Socket client = socket.accept();
            beside(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException, InterruptedException {
        try (client) {
            DataInputStream input = new DataInputStream(client.getInputStream());
            input.readNBytes(input.readInt() - Integer.BYTES);
            client.getOutputStream().write('N');
            input.readNBytes(input.readInt() - Integer.BYTES);
            say(client, new Packet('R', ByteBuffer.wrap(new byte[Integer.BYTES])));
            while (true) {
                say(client, Packet.ofTexts('Z', ""));
                String order = Packet.read(input).text();
                orders.add(order);
                try {
                    for (Map<String, String> row : answers.to(order)) {
                        say(client, columns(List.copyOf(row.keySet())));
                        say(client, row(List.copyOf(row.values())));
                    }
                } catch (ConsoleRefusal e) {
                    say(client, Packet.ofTexts('E', "M" + e.getMessage(), ""));
                }
            }
        }
    }

    private static Packet columns(List<String> names) {
        ByteBuffer body = ByteBuffer.allocate(4096).putShort((short) names.size());
        names.forEach(name -> body.put(name.getBytes(StandardCharsets.UTF_8)).put(new byte[19]));
        return new Packet('T', body.flip());
    }

    private static Packet row(List<String> values) {
        ByteBuffer body = ByteBuffer.allocate(4096).putShort((short) values.size());
        values.forEach(value -> body.putInt(value.length()).put(value.getBytes(StandardCharsets.UTF_8)));
        return new Packet('D', body.flip());
    }

    private static void say(Socket client, Packet packet) throws IOException {
        packet.write(client.getOutputStream());
    }

    /** Until its other side, or this console, is closed. */
    private static void beside(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.go();
                    } catch (IOException | InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "fake console");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void go() throws IOException, InterruptedException;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
