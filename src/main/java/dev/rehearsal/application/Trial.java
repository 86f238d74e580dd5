package dev.rehearsal.application;

import java.sql.Connection;
import java.sql.SQLException;

/** A write over the connections that this instance has now, taken back before it could be seen. */
record Trial(ApplicationGate gate) {
    /**
     * Writes.
     *
     * @return the server, as it names itself
     * @throws IllegalStateException when the gate holds all work
     */
    String write() throws SQLException, InterruptedException {
        if (gate.census().isPaused()) {
            throw new IllegalStateException("its gate holds all work");
        }
        Target writer = gate.enter();
        try (Connection connection = writer.pooled()) {
            return new Attempt(gate.operations().create(Target.unlikelyWrite()))
                    .takenBack(connection)
                    .orElse("");
        } finally {
            gate.leave();
        }
    }
}
