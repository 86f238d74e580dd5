package dev.rehearsal.server.containers;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.server.DatabaseServer;
import dev.rehearsal.server.ServerRelease;
import dev.rehearsal.server.WorkFolder;
import dev.rehearsal.server.containers.postgres.ContainerServers;
import java.util.List;
import java.util.Map;

/** Servers of some versions in containers, for one test class. */
public final class ContainerStage implements AutoCloseable {
    public static final Credentials SUPERUSER = new Credentials("rdsadmin", "it's \"mine\" \\ alone");

    private final WorkFolder work;
    private final ContainerRoom room;
    private final ContainerServers servers;
    private final ContainerEngine engine;

    private ContainerStage(ContainerEngine engine, WorkFolder work, ContainerRoom room, ContainerServers servers) {
        this.engine = engine;
        this.work = work;
        this.room = room;
        this.servers = servers;
    }

    public static ContainerStage open() throws InterruptedException {
        return open(List.of("15", "17"));
    }

    public static ContainerStage open(List<String> versions) throws InterruptedException {
        ContainerEngine engine = ContainerEngine.find();
        ContainerImages images = ContainerImages.chosen();
        for (String version : versions) {
            engine.provide(images.postgres(version));
        }
        engine.provide(images.haproxy());
        WorkFolder work = WorkFolder.open();
        ContainerRoom room = ContainerRoom.open(engine, work);
        return new ContainerStage(engine, work, room, ContainerServers.of(versions, room, images, SUPERUSER));
    }

    public ContainerServers servers() {
        return servers;
    }

    /** A PgBouncer, which may not answer yet. */
    public ContainerPgBouncer pgBouncer(PgBouncerPlan plan) throws InterruptedException {
        String image = new PgBouncerImage(engine).provide(ContainerImages.chosen());
        return ContainerPgBouncer.start(room, image, "pgbouncer", plan);
    }

    public ServerRelease release(int major) {
        return servers.releases().stream()
                .filter(release -> release.major() == major)
                .findFirst()
                .orElseThrow();
    }

    public DatabaseServer started(String name, int major) throws InterruptedException {
        DatabaseServer server = servers.create(release(major), name);
        server.start(Map.of());
        return server;
    }

    @Override
    public void close() {
        try {
            room.close();
        } finally {
            work.close();
        }
    }
}
