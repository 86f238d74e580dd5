package dev.rehearsal.server.containers;

import dev.rehearsal.database.Credentials;
import dev.rehearsal.server.PostgresRelease;
import dev.rehearsal.server.PostgresServer;
import dev.rehearsal.server.WorkFolder;
import java.util.List;
import java.util.Map;

/** Servers of some versions in containers, for one test class. */
final class ContainerStage implements AutoCloseable {
    static final Credentials SUPERUSER = new Credentials("rdsadmin", "it's \"mine\" \\ alone");

    private final WorkFolder work;
    private final ContainerRoom room;
    private final ContainerServers servers;

    private ContainerStage(WorkFolder work, ContainerRoom room, ContainerServers servers) {
        this.work = work;
        this.room = room;
        this.servers = servers;
    }

    static ContainerStage open() throws InterruptedException {
        return open(List.of("15", "17"));
    }

    static ContainerStage open(List<String> versions) throws InterruptedException {
        ContainerEngine engine = ContainerEngine.find();
        ContainerImages images = ContainerImages.chosen();
        for (String version : versions) {
            engine.provide(images.postgres(version));
        }
        engine.provide(images.haproxy());
        WorkFolder work = WorkFolder.open();
        ContainerRoom room = ContainerRoom.open(engine, work);
        return new ContainerStage(work, room, ContainerServers.of(versions, room, images, SUPERUSER));
    }

    ContainerServers servers() {
        return servers;
    }

    PostgresRelease release(int major) {
        return servers.releases().stream()
                .filter(release -> release.major() == major)
                .findFirst()
                .orElseThrow();
    }

    PostgresServer started(String name, int major) throws InterruptedException {
        PostgresServer server = servers.create(release(major), name);
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
