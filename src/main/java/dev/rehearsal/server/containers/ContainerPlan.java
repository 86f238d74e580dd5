package dev.rehearsal.server.containers;

import java.util.List;
import java.util.Map;

/**
 * A container to be.
 *
 * @param host its name in the rehearsal's network
 * @param ports those reached from this machine's loopback address, each with the port there, 0 for any free one
 */
public record ContainerPlan(
        String image, String host, List<String> command, Map<String, String> environment, Map<Integer, Integer> ports) {
    /** Does nothing but collect processes that have ended, so that a server can be started and stopped inside. */
    private static final List<String> IDLE = List.of("bash", "-c", "trap 'exit 0' TERM; sleep infinity & wait");

    /** A machine to start programs on. */
    public static ContainerPlan machine(String image, String host, int port) {
        return new ContainerPlan(image, host, IDLE, Map.of(), Map.of(port, 0));
    }
}
