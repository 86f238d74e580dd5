package dev.rehearsal.environment;

import dev.rehearsal.database.Engine;
import dev.rehearsal.step.Servers.Spec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class WantedPortsTest {
    private static final Optional<URI> OWN = Optional.of(URI.create("http://127.0.0.1:1/"));
    private static final Optional<URI> REFERENCE = Optional.empty();

    @Test
    void blue_and_an_instance_of_the_application_cannot_share_a_port() throws IOException {
        int port = free();

        assertThat(obstacles(port, REFERENCE, port))
                .contains("port %d is wanted by blue and by application-1;".formatted(port)
                        + " set 'blue: {port: …}' or 'application: {port: …}' to another, or to 0 for any");
        assertThat(obstacles(port, REFERENCE, port - 1))
                .anyMatch(obstacle ->
                        obstacle.startsWith("port %d is wanted by blue and by application-2;".formatted(port)));
    }

    @Test
    void ports_beside_each_other_are_fine() throws IOException {
        int port = free();

        assertThat(obstacles(port, REFERENCE, port - 2)).noneMatch(WantedPortsTest::isShared);
        assertThat(obstacles(port, REFERENCE, port + 1)).noneMatch(WantedPortsTest::isShared);
        assertThat(obstacles(0, REFERENCE, 0)).isEmpty();
        assertThat(obstacles(port, OWN, port)).isEmpty();
    }

    @Test
    void a_port_in_use_is_told_for_each_who_wants_it() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThat(obstacles(port, OWN, 0))
                    .singleElement()
                    .asString()
                    .startsWith("port %d for blue is not free".formatted(port))
                    .contains("'blue: {port: …}'");
            assertThat(obstacles(0, REFERENCE, port))
                    .anyMatch(obstacle -> obstacle.startsWith("port %d for application-1 is not free".formatted(port))
                            && obstacle.contains("'application: {port: …}'"));
        }
    }

    private static List<String> obstacles(int blue, Optional<URI> url, int application) {
        return new WantedPorts(
                        new EnvironmentSettings.Blue(new Spec(Engine.POSTGRES, "15", "db.m6g.large"), 0, blue),
                        new EnvironmentSettings.Application(url, 2, application, 1, Duration.ofSeconds(5), false))
                .obstacles();
    }

    private static boolean isShared(String obstacle) {
        return obstacle.contains("is wanted by");
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
