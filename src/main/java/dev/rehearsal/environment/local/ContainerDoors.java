package dev.rehearsal.environment.local;

import dev.rehearsal.database.Address;
import dev.rehearsal.database.Credentials;
import dev.rehearsal.environment.Closing;
import dev.rehearsal.server.containers.ContainerEngine;
import dev.rehearsal.server.containers.ContainerImages;
import dev.rehearsal.server.containers.ContainerPgBouncer;
import dev.rehearsal.server.containers.ContainerRoom;
import dev.rehearsal.server.containers.PgBouncerImage;
import dev.rehearsal.server.containers.PgBouncerPlan;
import dev.rehearsal.traffic.GateException;
import dev.rehearsal.traffic.pgbouncer.Clientele;
import java.nio.file.Path;
import java.util.List;

/** PgBouncers in containers of one rehearsal. */
record ContainerDoors(ContainerEngine engine, ContainerRoom room) implements Place.Doors {
    @Override
    public GateDoor before(Address database, Clientele clientele, List<Credentials> logins, Path logs, Closing closing)
            throws GateException, InterruptedException {
        Credentials admin = new Credentials("gatekeeper", NewPassword.random(), true);
        PgBouncerPlan plan = new PgBouncerPlan(
                List.of(new PgBouncerPlan.Offer(clientele.database(), database)),
                admin,
                new Credentials("observer", NewPassword.random(), true),
                logins);
        ContainerPgBouncer container = ContainerPgBouncer.start(
                room, new PgBouncerImage(engine).provide(ContainerImages.chosen()), "pgbouncer", plan);
        PgBouncerDoor door =
                closing.remember("PgBouncer", PgBouncerDoor.open(container, admin, clientele, database, logs));
        return new GateDoor(door.gate(), container.inside(), container.fromHere());
    }
}
