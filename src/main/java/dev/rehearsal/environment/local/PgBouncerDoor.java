package dev.rehearsal.environment.local;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.database.Tls;
import dev.rehearsal.server.containers.ContainerPgBouncer;
import dev.rehearsal.time.Await;
import dev.rehearsal.time.Deadline;
import dev.rehearsal.time.Observation;
import dev.rehearsal.time.TimedOutException;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.pgbouncer.Clientele;
import dev.rehearsal.traffic.pgbouncer.ConsoleDoor;
import dev.rehearsal.traffic.pgbouncer.PgBouncer;
import dev.rehearsal.traffic.pgbouncer.PgBouncerGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A PgBouncer in a container, as a gate. Closing it keeps its log. */
record PgBouncerDoor(ContainerPgBouncer container, PgBouncerGate gate, Path log) implements AutoCloseable {
    private static final String NAME = "pgbouncer";
    private static final Duration READY_WITHIN = Duration.ofSeconds(20);

    /** Returns when it answers. */
    static PgBouncerDoor open(
            ContainerPgBouncer container, Credentials admin, Clientele clientele, Address target, Path logs)
            throws GateException, InterruptedException {
        PgBouncer member = PgBouncer.byConsole(
                NAME,
                new ConsoleDoor(
                        container.fromHere(),
                        admin,
                        Optional.of(Tls.requiring(container.inside().host()))),
                new ContainerFile(container));
        PgBouncerDoor door = new PgBouncerDoor(
                container, new PgBouncerGate(List.of(member), clientele, target), logs.resolve(NAME + ".log"));
        try {
            Await.until("PgBouncer to answer", Deadline.after(READY_WITHIN), door::look);
        } catch (TimedOutException e) {
            throw new GateException(
                    "start PgBouncer → %s; it said: %s → mend what it names"
                            .formatted(e.getMessage(), container.log().strip()),
                    e);
        }
        return door;
    }

    private Observation look() {
        try {
            gate.state();
            return Observation.there();
        } catch (GateException e) {
            return Observation.notYet(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() throws IOException {
        gate.close();
        try {
            Files.writeString(log, container.log());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            container.close();
        }
    }
}
