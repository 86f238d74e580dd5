package dev.rehearsal.environment;

import dev.rehearsal.application.ReferenceApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ports that blue and the application shall listen on: free now, and none of them wanted twice. */
public record WantedPorts(EnvironmentSettings.Blue blue, EnvironmentSettings.Application application) {
    public List<String> obstacles() {
        List<String> obstacles = new ArrayList<>();
        if (application.url().isEmpty()) {
            for (int i = 0; application.port() != 0 && i < application.instances(); i++) {
                blocked(application.port() + i, ReferenceApplication.member(i), "application")
                        .ifPresent(obstacles::add);
            }
            obstacles.addAll(wantedTwice());
        }
        blocked(blue.port(), "blue", "blue").ifPresent(obstacles::add);
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

    private static Optional<String> blocked(int port, String who, String setting) {
        if (port == 0) {
            return Optional.empty();
        }
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            socket.setReuseAddress(true);
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(
                    "port %d for %s is not free (%s); end what uses it, set '%s: {port: …}' to another, or to 0 for any"
                            .formatted(port, who, e.getMessage(), setting));
        }
    }
}
