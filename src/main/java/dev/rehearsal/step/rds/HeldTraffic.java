package dev.rehearsal.step.rds;

import dev.rehearsal.database.Address;
import dev.rehearsal.step.StepFailedException;
import dev.rehearsal.traffic.Gate;
import dev.rehearsal.traffic.GateException;
import java.time.Duration;

/** Traffic to a server that is held while something interrupts the server, where a gate can hold it. */
record HeldTraffic(Server server) {
    private static final Duration DRAIN_WITHIN = Duration.ofSeconds(5);

    void around(PlannedWork.Performance interruption) throws StepFailedException, InterruptedException {
        try {
            boolean isHeld = pause();
            try {
                interruption.perform();
            } finally {
                if (isHeld) {
                    gate().resume();
                }
            }
        } catch (GateException e) {
            throw new StepFailedException(
                    "hold traffic while '%s' reboots".formatted(server.role()),
                    String.valueOf(e.getMessage()),
                    "reboot it by hand when it is quiet",
                    e);
        }
    }

    /** Whether traffic flowed to the server and is held now. */
    private boolean pause() throws GateException, InterruptedException {
        if (server.context().gate().isEmpty()) {
            return false;
        }
        Address address = server.context().servers().address(server.role());
        boolean flows = gate().state().stream()
                .anyMatch(member -> !member.isPaused() && member.target().equals(address));
        if (flows) {
            gate().pause(DRAIN_WITHIN);
        }
        return flows;
    }

    private Gate gate() {
        return server.context().gate().orElseThrow();
    }
}
