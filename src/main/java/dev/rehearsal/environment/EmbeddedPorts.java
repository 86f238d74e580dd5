package dev.rehearsal.environment;

import dev.rehearsal.application.ReferenceApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** The ports that blue and the application shall listen on: free now, and none of them wanted twice. */
record EmbeddedPorts(EnvironmentSettings.Blue blue, EnvironmentSettings.Application application) {
    List<String> obstacles() {
        List<String> obstacles = new ArrayList<>();
        if (application.url().isEmpty()) {
            obstacles.addAll(ReferenceApplication.blockedPorts(application.port(), application.instances()));
            obstacles.addAll(wantedTwice());
        }
        obstacles.addAll(blocked(blue.port()));
        return List.copyOf(obstacles);
    }

    /** Each would be found free as long as neither has started. */
    private List<String> wantedTwice() {
        int instance = blue.port() - application.port();
        if (blue.port() == 0 || application.port() == 0 || instance < 0 || instance >= application.instances()) {
            return List.of();
        }
        return List.of(
                "port %d is wanted by blue and by %s; set 'blue: {port: …}' or 'application: {port: …}' to another, or to 0 for any"
                        .formatted(blue.port(), ReferenceApplication.member(instance)));
    }

    private static List<String> blocked(int port) {
        if (port == 0) {
            return List.of();
        }
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            socket.setReuseAddress(true);
            return List.of();
        } catch (IOException | IllegalArgumentException e) {
            return List.of(
                    "port %d for blue is not free (%s); end what uses it, set 'blue: {port: …}' to another, or to 0 for any"
                            .formatted(port, e.getMessage()));
        }
    }
}
