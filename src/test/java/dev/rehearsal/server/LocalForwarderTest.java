package dev.rehearsal.server;

import dev.rehearsal.database.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LocalForwarderTest {
    private final EchoServer blue = EchoServer.answering("blue");
    private final EchoServer green = EchoServer.answering("green");
    private static final int ANSWERED_WITHIN_MILLIS = 10_000;

    private LocalForwarder forwarder;

    @BeforeEach
    void open() {
        forwarder = LocalForwarder.open(0);
        forwarder.pointTo(blue.endpoint());
    }

    @AfterEach
    void close() {
        forwarder.close();
        blue.close();
        green.close();
    }

    @Test
    void bytes_pass_both_ways() throws IOException {
        try (Socket client = connect()) {

            assertThat(ask(client, "hello")).isEqualTo("blue hello");
            assertThat(ask(client, "again")).isEqualTo("blue again");
        }
    }

    @Test
    void new_connections_follow_a_flip_and_old_ones_stay() throws IOException {
        try (Socket old = connect()) {
            assertThat(ask(old, "1")).isEqualTo("blue 1");

            forwarder.pointTo(green.endpoint());

            try (Socket fresh = connect()) {
                assertThat(ask(fresh, "2")).isEqualTo("green 2");
            }
            assertThat(ask(old, "3")).isEqualTo("blue 3");
        }
    }

    @Test
    void cut_connections_see_a_reset() throws IOException {
        try (Socket client = connect()) {
            assertThat(ask(client, "1")).isEqualTo("blue 1");

            forwarder.cut();

            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThat(forwarder.connections()).isZero();
        }
    }

    @Test
    void refused_connections_see_a_reset_and_old_ones_stay() throws IOException {
        try (Socket old = connect()) {
            assertThat(ask(old, "1")).isEqualTo("blue 1");

            forwarder.refuse();

            try (Socket fresh = connect()) {
                assertThatThrownBy(() -> fresh.getInputStream().read()).isInstanceOf(SocketException.class);
            }
            assertThat(ask(old, "2")).isEqualTo("blue 2");
        }
    }

    @Test
    void an_endpoint_without_a_server_resets() throws IOException {
        Endpoint gone = blue.endpoint();
        blue.close();
        forwarder.pointTo(gone);

        try (Socket client = connect()) {
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void a_client_that_has_said_everything_still_gets_its_answer() throws IOException {
        try (Socket client = connect()) {
            client.getOutputStream().write("last\n".getBytes(StandardCharsets.UTF_8));
            client.shutdownOutput();

            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("blue last\n");
        }
        await().untilAsserted(() -> assertThat(forwarder.connections()).isZero());
    }

    @Test
    void a_port_that_is_taken_is_named() {
        int taken = forwarder.endpoint().port();

        assertThatThrownBy(() -> LocalForwarder.open(taken))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("listen on 127.0.0.1:" + taken);
    }

    /** Whoever is not answered fails rather than waits. */
    private Socket connect() throws IOException {
        Socket client = new Socket(
                InetAddress.getLoopbackAddress(), forwarder.endpoint().port());
        client.setSoTimeout(ANSWERED_WITHIN_MILLIS);
        return client;
    }

    private static String ask(Socket client, String line) throws IOException {
        return EchoServer.ask(client, line);
    }
}
