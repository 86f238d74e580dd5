package dev.rehearsal.server;

import dev.rehearsal.database.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Answers each line with its own name and the line. */
final class EchoServer implements AutoCloseable {
    private final String name;
    private final ServerSocket door;
    private final CountDownLatch closed = new CountDownLatch(1);

    private EchoServer(String name, ServerSocket door) {
        this.name = name;
        this.door = door;
    }

    static EchoServer answering(String name) {
        try {
            EchoServer server = new EchoServer(name, new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
            Daemon.start("echo-" + name, server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String ask(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        StringBuilder answer = new StringBuilder();
        for (int next = client.getInputStream().read();
                next != '\n';
                next = client.getInputStream().read()) {
            if (next < 0) {
                throw new IOException("the answer ended early: " + answer);
            }
            answer.append((char) next);
        }
        return answer.toString();
    }

    Endpoint endpoint() {
        return new Endpoint("127.0.0.1", door.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Daemon.start("echo-client", () -> answer(client));
            }
        } catch (IOException e) {
            assert door.isClosed();
        } finally {
            closed.countDown();
        }
    }

    private void answer(Socket client) {
        try (client;
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                client.getOutputStream().write((name + " " + line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            assert !client.isConnected() || client.isClosed();
        }
    }

    /** Returns when nobody is let in any more: who knocks while a door is being closed may still be. */
    @Override
    public void close() {
        try {
            door.close();
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
